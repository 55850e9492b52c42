package io.packetwalk.web.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.cluster.Pod;
import io.packetwalk.diagnosis.ClusterChange;
import io.packetwalk.diagnosis.MatrixColumn;
import io.packetwalk.diagnosis.PairChange;
import io.packetwalk.diagnosis.PairSide;
import io.packetwalk.diagnosis.ReachabilityDiff;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Disposition;
import io.packetwalk.walk.InvalidRequestException;

/** Who reaches whom in one revision of a lab and not in another. */
@RestController
@Tag(name = "reachability")
class DiffController {

	private static final int MOST = 10_000;

	private final Labs labs;

	DiffController(Labs labs) {
		this.labs = labs;
	}

	@GetMapping("/api/v1/labs/{id}/diff")
	@Operation(summary = "What two revisions change in who reaches whom, with the reason on both sides; "
			+ "by default the current one and the one before")
	Diff diff(@PathVariable String id, @RequestParam @Nullable Integer from, @RequestParam @Nullable Integer to,
			@RequestParam(defaultValue = "1000") int limit) {
		int current = this.labs.find(id).revision();
		int second = Optional.ofNullable(to).orElse(current);
		int first = Optional.ofNullable(from).orElse(Math.max(1, second - 1));
		check("from", first, 1, current);
		check("to", second, 1, current);
		check("limit", limit, 0, MOST);
		Lab before = this.labs.find(id, first);
		Lab after = this.labs.find(id, second);
		return Diff.of(before, after, ReachabilityDiff.of(revision(before), revision(after), limit));
	}

	private static void check(String field, int value, int least, int most) {
		if (value < least || value > most) {
			throw new InvalidRequestException(field, "\"" + field + "\" is " + value + ".",
					"It is a number from " + least + " to " + most + ".");
		}
	}

	private static ReachabilityDiff.Revision revision(Lab lab) {
		return new ReachabilityDiff.Revision(lab.cluster(), lab.dataplane().policies());
	}

	/**
	 * The whole answer; {@code total} counts also the pairs beyond the limit.
	 */
	record Diff(int from, int to, String summary, long total, Map<String, Long> counts, List<Pair> pairs,
			List<Change> changes) {

		static Diff of(Lab before, Lab after, ReachabilityDiff diff) {
			Map<String, Long> counts = new TreeMap<>();
			for (PairChange.Kind kind : PairChange.Kind.values()) {
				counts.put(kind.word(), diff.counts().getOrDefault(kind, 0L));
			}
			return new Diff(before.revision(), after.revision(), diff.summary(), diff.total(), counts,
					diff.pairs().stream().map((pair) -> Pair.of(before, after, pair)).toList(),
					diff.changes().stream().map(Change::of).toList());
		}

	}

	/** Pods that nothing tells apart, and a Service port. */
	record Pair(String change, Source from, Target to, Side before, Side after) {

		static Pair of(Lab before, Lab after, PairChange pair) {
			return new Pair(pair.kind().word(),
					new Source(pair.from().label(), pair.from().pods().stream().map(Pod::key).toList()),
					Target.of(pair.to()), Side.of(before, pair.before()), Side.of(after, pair.after()));
		}

	}

	record Source(String label, List<String> pods) {
	}

	record Target(String namespace, String service, int port, String protocol, String label) {

		static Target of(MatrixColumn column) {
			return new Target(column.namespace(), column.service(), column.port(), column.protocol().name(),
					column.label());
		}

	}

	/** One revision's side, with the lines that decide. */
	record Side(Disposition disposition, boolean success, int reached, int endpoints, String reason, List<Cause> causes,
			List<String> hints) {

		static Side of(Lab lab, PairSide side) {
			return new Side(side.disposition(), side.disposition().success(), side.reached(), side.endpoints(),
					side.reason(),
					side.origins().stream().flatMap((origin) -> lab.causes().find(origin).stream()).distinct().toList(),
					side.hints());
		}

	}

	record Change(String object, String sentence) {

		static Change of(ClusterChange change) {
			return new Change(change.object().toString(), change.sentence());
		}

	}

}

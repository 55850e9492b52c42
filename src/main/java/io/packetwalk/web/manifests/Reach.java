package io.packetwalk.web.manifests;

import java.util.List;
import java.util.Optional;

import io.packetwalk.diagnosis.ClusterChange;
import io.packetwalk.diagnosis.ReachabilityDiff;
import io.packetwalk.diagnosis.ReachabilityMatrix;
import io.packetwalk.lab.Lab;

/**
 * Who reaches more or less than before.
 *
 * @param sentence all of it in a sentence
 * @param total how many pairs changed
 * @param pairs the first of them
 * @param changes what decides: policies, labels, Services
 */
public record Reach(String sentence, long total, List<PairRow> pairs, List<ClusterChange> changes) {

	/** Empty when the two have more cells than that together. */
	static Optional<Reach> of(Lab before, Lab after, long cells, int most) {
		if (cells(before) + cells(after) > cells) {
			return Optional.empty();
		}
		ReachabilityDiff diff = ReachabilityDiff.of(revision(before), revision(after), most);
		boolean alike = diff.total() == 0 && diff.changes().isEmpty();
		return Optional.of(new Reach(alike ? "Nobody reaches more or less than before" : diff.summary(), diff.total(),
				diff.pairs().stream().map((pair) -> PairRow.of(before, after, pair)).toList(), diff.changes()));
	}

	private static ReachabilityDiff.Revision revision(Lab lab) {
		return new ReachabilityDiff.Revision(lab.cluster(), lab.dataplane().policies());
	}

	private static long cells(Lab lab) {
		ReachabilityMatrix matrix = ReachabilityMatrix.of(lab.cluster(), lab.dataplane().policies());
		return (long) matrix.groups().size() * matrix.columns().size();
	}

	/** What decides, the policies only. */
	public List<ClusterChange> policies() {
		return this.changes.stream()
			.filter((change) -> change.object().kind().endsWith("NetworkPolicy")
					|| change.object().kind().equals("Cluster"))
			.toList();
	}

	public long more() {
		return this.total - this.pairs.size();
	}

}

package io.packetwalk.web.manifests;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.diagnosis.PairChange;
import io.packetwalk.diagnosis.PairSide;
import io.packetwalk.lab.Lab;
import io.packetwalk.trace.Cause;
import io.packetwalk.web.matrix.Outcome;

/**
 * A pair of pods and a Service port whose end changed.
 *
 * @param word which way it changed, e.g. {@code denied}
 * @param better whether more is reached than before
 * @param from who dials
 * @param more how many pods alike there are besides
 * @param to what is dialled
 * @param pair both as a request names them
 * @param before how it ended
 * @param after how it ends
 */
public record PairRow(String word, boolean better, String from, int more, String to, String pair, Side before,
		Side after) {

	static PairRow of(Lab before, Lab after, PairChange change) {
		boolean better = change.kind() == PairChange.Kind.ALLOWED || change.kind() == PairChange.Kind.REACHABLE;
		String target = change.to().protocol().name().toLowerCase(java.util.Locale.ROOT) + "://" + change.to().service()
				+ "." + change.to().namespace() + ":" + change.to().port();
		return new PairRow(change.kind().word(), better, change.from().example().key(), change.from().pods().size() - 1,
				change.to().label(), "pod/" + change.from().example().key() + " " + target,
				Side.of(before, change.before()), Side.of(after, change.after()));
	}

	/**
	 * One revision's side.
	 *
	 * @param outcome how connections end there
	 * @param reason why
	 * @param cause the first line that decides, null where none does
	 */
	public record Side(Outcome outcome, String reason, @Nullable Cause cause) {

		static Side of(Lab lab, PairSide side) {
			List<Cause> causes = side.origins()
				.stream()
				.flatMap((origin) -> lab.causes().find(origin).stream())
				.toList();
			boolean partly = side.reached() > 0 && side.reached() < side.endpoints();
			return new Side(partly ? Outcome.DEPENDS : Outcome.of(side.disposition()), side.reason(),
					causes.isEmpty() ? null : causes.getFirst());
		}

	}

}

package io.packetwalk.walk;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.netfilter.Trial;
import io.packetwalk.trace.RuleTrial;

/**
 * The rules one step shows: every winner, and of a long run of losers only those next to
 * its ends.
 *
 * @param shown what is shown, in order
 * @param tried how many were tried
 */
record RuleLadder(List<RuleTrial> shown, int tried) {

	static final RuleLadder NONE = new RuleLadder(List.of(), 0);

	/** A run of losers up to this long is shown whole. */
	private static final int RUN = 8;

	private static final int ENDS = 3;

	static RuleLadder of(List<Trial> trials) {
		List<RuleTrial> shown = new ArrayList<>();
		int start = 0;
		while (start < trials.size()) {
			int end = start + 1;
			if (!trials.get(start).matched()) {
				while (end < trials.size() && sameRun(trials.get(start), trials.get(end))) {
					end++;
				}
			}
			boolean whole = end - start <= RUN;
			trials.subList(start, whole ? end : start + ENDS).forEach((trial) -> shown.add(view(trial)));
			trials.subList(whole ? end : end - ENDS, end).forEach((trial) -> shown.add(view(trial)));
			start = end;
		}
		return new RuleLadder(List.copyOf(shown), trials.size());
	}

	private static boolean sameRun(Trial first, Trial other) {
		return !other.matched() && other.chain().equals(first.chain()) && other.table().equals(first.table());
	}

	private static RuleTrial view(Trial trial) {
		return new RuleTrial(trial.table(), trial.chain(), trial.text(), trial.matched(), trial.verdict(), trial.why());
	}

}

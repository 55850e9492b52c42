package io.packetwalk.web.policies;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Origin;
import io.packetwalk.lab.Lab;
import io.packetwalk.networkpolicy.PolicyTrial;
import io.packetwalk.trace.Cause;

/**
 * A rule that was tried.
 *
 * @param policy its policy
 * @param number which of the policy's rules, from 1
 * @param action what it does with what it matches
 * @param wants what it wants
 * @param matched whether it matched
 * @param why why it did not
 * @param cause its line of YAML, null where nobody wrote it
 */
record RuleLine(String policy, int number, String action, String wants, boolean matched, String why,
		@Nullable Cause cause) {

	static List<RuleLine> of(Lab lab, List<PolicyTrial> trials) {
		return trials.stream().map((trial) -> of(lab, trial)).toList();
	}

	private static RuleLine of(Lab lab, PolicyTrial trial) {
		return new RuleLine(trial.policy().toString(), number(trial.origin()), switch (trial.action()) {
			case ACCEPT -> "allows";
			case DENY -> "denies";
			case PASS -> "passes on";
		}, trial.wants(), trial.matched(), trial.why(), lab.causes().find(trial.origin()).orElse(null));
	}

	private static int number(Origin origin) {
		String path = origin.path();
		return Integer.parseInt(path.substring(path.indexOf('[') + 1, path.indexOf(']'))) + 1;
	}

}

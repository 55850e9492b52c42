package io.packetwalk.web.policies;

import io.packetwalk.networkpolicy.PolicyVerdict;

/**
 * A verdict as it is shown.
 *
 * @param word the word
 * @param sign the shape
 * @param tone the colour: {@code good} or {@code bad}
 */
record Verdict(String word, String sign, String tone) {

	static Verdict of(boolean allowed, boolean enforced) {
		return allowed ? new Verdict("allowed", "✔", "good")
				: new Verdict(enforced ? "denied" : "would be denied", "✕", "bad");
	}

	/** The tier that decided, in words. */
	static String tier(PolicyVerdict verdict) {
		return switch (verdict.decidedBy()) {
			case EXEMPT -> "never judged";
			case ADMIN -> "tier Admin, before NetworkPolicies";
			case NETWORK_POLICY -> "NetworkPolicies";
			case BASELINE -> "tier Baseline, no NetworkPolicy isolates the pod";
			case DEFAULT -> "no policy speaks of it";
		};
	}

}

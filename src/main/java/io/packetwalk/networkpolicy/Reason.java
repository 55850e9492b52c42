package io.packetwalk.networkpolicy;

import java.util.List;

import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.PolicyRule.Action;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.networkpolicy.Judge.Decision;

/** Why a verdict is what it is, in one sentence. */
final class Reason {

	/** So many rules that did not match are told; trials hold them all. */
	private static final int TOLD = 3;

	private final Traffic traffic;

	private final Applied applied;

	private final List<PolicyTrial> trials;

	Reason(Traffic traffic, Applied applied, List<PolicyTrial> trials) {
		this.traffic = traffic;
		this.applied = applied;
		this.trials = trials;
	}

	String of(Decision decision) {
		return switch (decision.by()) {
			case EXEMPT -> "nobody judges this";
			case DEFAULT -> open();
			case ADMIN, BASELINE -> clusterWide(decision);
			case NETWORK_POLICY -> decision.allowed() ? let() : isolated();
		};
	}

	private String open() {
		String none = "no policy isolates %s for %s, so everything %s".formatted(this.traffic.pod().key(),
				this.traffic.type().field(),
				(this.traffic.type() == PolicyType.INGRESS) ? "may come in" : "may go out");
		return this.trials.isEmpty() ? none : none + "; no cluster-wide rule matches either";
	}

	private String clusterWide(Decision decision) {
		PolicyTrial last = this.trials.getLast();
		return "%s %s %s: %s".formatted(last.policy(), decision.allowed() ? "accepts" : "denies",
				this.traffic.portText(), last.matched() ? "its rule is for " + last.wants() : last.why());
	}

	private String let() {
		PolicyTrial last = this.trials.getLast();
		return "%s lets %s %s %s".formatted(last.policy(), this.traffic.pod().key(),
				(this.traffic.type() == PolicyType.INGRESS) ? "take connections from" : "connect to", last.wants());
	}

	private String isolated() {
		List<NetworkPolicy> policies = this.applied.isolating();
		List<PolicyTrial> asked = this.trials.stream().filter(this::isolates).toList();
		String who = (policies.size() == 1) ? policies.getFirst().ref() + " isolates "
				: "NetworkPolicies " + Words.and(policies.stream().map(NetworkPolicy::key).toList()) + " isolate ";
		return who + this.traffic.pod().key() + " for " + this.traffic.type().field() + "; "
				+ rules(asked, policies.size());
	}

	private boolean isolates(PolicyTrial trial) {
		return trial.action() == Action.ACCEPT
				&& this.applied.isolating().stream().map(NetworkPolicy::ref).toList().contains(trial.policy());
	}

	private String rules(List<PolicyTrial> asked, int policies) {
		String whose = (policies == 1) ? "its" : "their";
		if (asked.isEmpty()) {
			return "%s no %s rule, so nothing may %s".formatted((policies == 1) ? "it has" : "they have",
					this.traffic.type().field(), (this.traffic.type() == PolicyType.INGRESS) ? "come in" : "go out");
		}
		if (asked.size() == 1) {
			return whose + " only rule wants " + but(asked.getFirst());
		}
		String told = String.join("; ",
				asked.stream().limit(TOLD).map((trial) -> place(trial, policies) + " wants " + but(trial)).toList());
		int more = asked.size() - TOLD;
		return "none of %s %d rules matches: %s%s".formatted(whose, asked.size(), told,
				(more > 0) ? "; and " + more + " more" : "");
	}

	private static String but(PolicyTrial trial) {
		return trial.wants() + ", but " + trial.why();
	}

	private static String place(PolicyTrial trial, int policies) {
		String path = trial.origin().path();
		String number = path.substring(path.indexOf('[') + 1, path.indexOf(']'));
		ObjectRef policy = trial.policy();
		return "rule " + (Integer.parseInt(number) + 1) + ((policies == 1) ? "" : " of " + policy.name());
	}

}

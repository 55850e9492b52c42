package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ClusterNetworkPolicy;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyRule.Action;
import io.packetwalk.networkpolicy.PolicyVerdict.DecidedBy;
import io.packetwalk.networkpolicy.RuleMatch.Outcome;

/**
 * Asks the tiers in their order: Admin, NetworkPolicy, Baseline. Made for one question.
 *
 * @see <a href=
 * "https://network-policy-api.sigs.k8s.io/reference/spec/">ClusterNetworkPolicySpec</a>
 */
final class Judge {

	private final RuleMatch match;

	private final Traffic traffic;

	private final @Nullable List<Tried> log;

	/**
	 * @param log where each rule asked is noted, null when nobody wants to know
	 */
	Judge(RuleMatch match, Traffic traffic, @Nullable List<Tried> log) {
		this.match = match;
		this.traffic = traffic;
		this.log = log;
	}

	Decision decide(Applied applied) {
		Decision admin = tier(applied.admin(), DecidedBy.ADMIN);
		if (admin != null) {
			return admin;
		}
		if (!applied.isolating().isEmpty()) {
			return isolated(applied.isolating());
		}
		Decision baseline = tier(applied.baseline(), DecidedBy.BASELINE);
		return (baseline != null) ? baseline : new Decision(true, DecidedBy.DEFAULT, null);
	}

	private @Nullable Decision tier(List<ClusterNetworkPolicy> policies, DecidedBy tier) {
		for (ClusterNetworkPolicy policy : policies) {
			List<PolicyRule> rules = policy.rules(this.traffic.type());
			for (int i = 0; i < rules.size(); i++) {
				Outcome outcome = test(policy.ref(), "", rules.get(i), i);
				if (outcome == Outcome.FAILS_CLOSED) {
					return new Decision(false, tier, policy.ref());
				}
				if (outcome == Outcome.MATCH) {
					return switch (rules.get(i).action()) {
						case ACCEPT -> new Decision(true, tier, policy.ref());
						case DENY -> new Decision(false, tier, policy.ref());
						case PASS -> null;
					};
				}
			}
		}
		return null;
	}

	private Decision isolated(List<NetworkPolicy> policies) {
		for (NetworkPolicy policy : policies) {
			List<PolicyRule> rules = policy.rules(this.traffic.type());
			for (int i = 0; i < rules.size(); i++) {
				if (test(policy.ref(), policy.namespace(), rules.get(i), i) == Outcome.MATCH) {
					return new Decision(true, DecidedBy.NETWORK_POLICY, policy.ref());
				}
			}
		}
		return new Decision(false, DecidedBy.NETWORK_POLICY, (policies.size() == 1) ? policies.getFirst().ref() : null);
	}

	private Outcome test(ObjectRef policy, String namespace, PolicyRule rule, int index) {
		Outcome outcome = this.match.test(rule, namespace, this.traffic);
		if (this.log != null) {
			this.log.add(new Tried(policy, namespace, rule, index, outcome));
		}
		return outcome;
	}

	/** A list to note rules in. */
	static List<Tried> log() {
		return new ArrayList<>();
	}

	/**
	 * What came out.
	 *
	 * @param policy the policy that decided, null when none did or several together
	 */
	record Decision(boolean allowed, DecidedBy by, @Nullable ObjectRef policy) {
	}

	/**
	 * A rule that was asked.
	 *
	 * @param namespace the policy's namespace, empty for a cluster-wide one
	 * @param index its place among the policy's rules of the direction
	 */
	record Tried(ObjectRef policy, String namespace, PolicyRule rule, int index, Outcome outcome) {

		boolean passes() {
			return this.outcome == Outcome.MATCH && this.rule.action() == Action.PASS;
		}

	}

}

package io.packetwalk.web.policies;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ClusterNetworkPolicy;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.lab.Lab;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.trace.Cause;

/**
 * Which policies speak of a pod in a direction.
 *
 * @param isolated whether NetworkPolicies isolate it
 * @param policies those, and the cluster-wide ones
 */
record Isolation(boolean isolated, List<Line> policies) {

	static Isolation of(Lab lab, Pod pod, PolicyType type) {
		NetworkPolicies policies = lab.dataplane().policies();
		List<Line> lines = new ArrayList<>();
		List<NetworkPolicy> isolating = policies.isolating(pod, type);
		isolating.forEach((policy) -> lines.add(new Line(policy.ref().toString(),
				policy.podSelector().everything() ? "selects every pod of " + policy.namespace()
						: "selects " + policy.podSelector(),
				rules(policy.rules(type).size()), cause(lab, new Origin(policy.ref(), "spec.podSelector")))));
		for (ClusterNetworkPolicy policy : policies.clusterWide(pod, type)) {
			lines.add(new Line(policy.ref().toString(), "tier " + policy.tier() + ", priority " + policy.priority(),
					rules(policy.rules(type).size()), cause(lab, new Origin(policy.ref(), "spec.subject"))));
		}
		return new Isolation(!isolating.isEmpty(), lines);
	}

	private static String rules(int count) {
		return (count == 0) ? "no rule: nothing passes" : count + (count == 1 ? " rule" : " rules");
	}

	private static @Nullable Cause cause(Lab lab, Origin origin) {
		return lab.causes().find(origin).or(() -> lab.causes().find(new Origin(origin.object(), ""))).orElse(null);
	}

	/**
	 * A policy.
	 *
	 * @param name its kind and name
	 * @param selects whom it speaks of
	 * @param rules how many rules it has in this direction
	 * @param cause where that is written, null when nobody wrote it
	 */
	record Line(String name, String selects, String rules, @Nullable Cause cause) {
	}

}

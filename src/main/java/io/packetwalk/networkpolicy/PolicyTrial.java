package io.packetwalk.networkpolicy;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.PolicyRule;

/**
 * A rule of a policy that was asked.
 *
 * @param policy the policy
 * @param origin the rule's place in its manifest
 * @param action what the rule does with traffic it matches
 * @param matched whether it matched
 * @param wants what it wants, e.g. {@code pods with app=frontend in namespace shop, on
 * TCP 80}
 * @param why which part of it did not match and what was found instead; empty when it
 * matched
 */
public record PolicyTrial(ObjectRef policy, Origin origin, PolicyRule.Action action, boolean matched, String wants,
		String why) {

}

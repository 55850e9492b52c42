package io.packetwalk.cluster;

import java.util.List;

/**
 * A rule of a policy: peers <em>and</em> ports.
 *
 * @param action what becomes of matching traffic; ACCEPT in a NetworkPolicy, which knows
 * no other
 * @param name the name of a cluster-wide policy's rule, empty when it has none
 * @param peers who is at the other end, empty for anybody
 * @param ports the destination ports, empty for every port of every protocol
 */
public record PolicyRule(Action action, String name, List<PolicyPeer> peers, List<PolicyPort> ports) {

	public PolicyRule {
		peers = List.copyOf(peers);
		ports = List.copyOf(ports);
	}

	/** A rule of a NetworkPolicy. */
	public static PolicyRule allow(List<PolicyPeer> peers, List<PolicyPort> ports) {
		return new PolicyRule(Action.ACCEPT, "", peers, ports);
	}

	/** What becomes of traffic a rule matches. */
	public enum Action {

		ACCEPT, DENY,

		/** The rest of this tier is skipped. */
		PASS

	}

}

package io.packetwalk.networkpolicy;

import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyRule.Action;

/** Whether a rule means some traffic: one of its peers and one of its ports have to. */
final class RuleMatch {

	private final PeerMatch peers;

	RuleMatch(PeerMatch peers) {
		this.peers = peers;
	}

	Outcome test(PolicyRule rule, String namespace, Traffic traffic) {
		if (rule.peers().isEmpty()) {
			return PortMatch.any(rule.ports(), null, traffic) ? Outcome.MATCH : Outcome.OTHER_PORT;
		}
		if (rule.peers().contains(new PolicyPeer.Unknown())) {
			return (rule.action() == Action.ACCEPT) ? Outcome.OTHER_PEER : Outcome.FAILS_CLOSED;
		}
		Outcome outcome = Outcome.OTHER_PEER;
		for (PolicyPeer peer : rule.peers()) {
			if (this.peers.matches(peer, namespace, traffic)) {
				if (PortMatch.any(rule.ports(), peer, traffic)) {
					return Outcome.MATCH;
				}
				outcome = Outcome.OTHER_PORT;
			}
		}
		return outcome;
	}

	/** What came of a rule. */
	enum Outcome {

		MATCH,

		/** None of its peers is the other end. */
		OTHER_PEER,

		/** A peer is the other end, but the port is none of its. */
		OTHER_PORT,

		/** A rule with a peer nobody knows, which then denies everything. */
		FAILS_CLOSED

	}

}

package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.networkpolicy.Judge.Tried;
import io.packetwalk.networkpolicy.RuleMatch.Outcome;

/** A rule that was asked, in words. */
final class RuleWords {

	private final PeerWords peers;

	private final PeerMatch match;

	RuleWords(PeerWords peers, PeerMatch match) {
		this.peers = peers;
		this.match = match;
	}

	PolicyTrial trial(Tried tried, Traffic traffic) {
		return new PolicyTrial(tried.policy(), origin(tried, traffic), tried.rule().action(),
				tried.outcome() == Outcome.MATCH, wants(tried), why(tried, traffic));
	}

	static Origin origin(Tried tried, Traffic traffic) {
		return new Origin(tried.policy(), "spec." + traffic.type().field() + "[" + tried.index() + "]");
	}

	private String wants(Tried tried) {
		PolicyRule rule = tried.rule();
		String peers = rule.peers().isEmpty() ? "anybody"
				: Words.or(rule.peers().stream().map((peer) -> this.peers.wants(peer, tried.namespace())).toList());
		return peers + (rule.ports().isEmpty() ? "" : ", on " + PortWords.wants(rule.ports()));
	}

	private String why(Tried tried, Traffic traffic) {
		return switch (tried.outcome()) {
			case MATCH -> "";
			case FAILS_CLOSED -> "a rule with such a peer fails closed: it denies everything";
			case OTHER_PORT -> PortWords.found(tried.rule().ports(), traffic);
			case OTHER_PEER -> otherPeer(tried, traffic);
		};
	}

	private String otherPeer(Tried tried, Traffic traffic) {
		List<String> found = new ArrayList<>();
		for (PolicyPeer peer : tried.rule().peers()) {
			String one = this.peers.found(peer, tried.namespace(), traffic);
			if (!this.match.matches(peer, tried.namespace(), traffic) && !found.contains(one)) {
				found.add(one);
			}
		}
		return Words.and(found);
	}

}

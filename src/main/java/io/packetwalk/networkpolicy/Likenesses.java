package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.net.Protocol;

/** Works out likenesses: each selector is asked once for each set of labels. */
final class Likenesses {

	private final PolicyIndex index;

	private final PeerMatch match;

	private final List<PeerOf> selectors = new ArrayList<>();

	private final List<PolicyPeer> others = new ArrayList<>();

	private final Map<Applied, Integer> applied = new HashMap<>();

	private final Map<Labels, BitSet> bySelector = new HashMap<>();

	Likenesses(Cluster cluster, PolicyIndex index, PeerMatch match) {
		this.index = index;
		this.match = match;
		Set<PeerOf> all = new LinkedHashSet<>();
		for (PolicyType type : PolicyType.values()) {
			for (NetworkPolicy policy : cluster.networkPolicies()) {
				collect(policy.rules(type), policy.namespace(), all);
			}
			cluster.clusterNetworkPolicies().forEach((policy) -> collect(policy.rules(type), "", all));
		}
		for (PeerOf one : all) {
			if (one.peer() instanceof PolicyPeer.Pods) {
				this.selectors.add(one);
			}
			else if (!this.others.contains(one.peer())) {
				this.others.add(one.peer());
			}
		}
	}

	/**
	 * A selector without namespaces means its policy's own; any other peer is the same
	 * everywhere.
	 */
	private static void collect(List<PolicyRule> rules, String namespace, Set<PeerOf> into) {
		for (PolicyRule rule : rules) {
			for (PolicyPeer peer : rule.peers()) {
				boolean own = peer instanceof PolicyPeer.Pods pods && pods.namespaces() == null;
				into.add(new PeerOf(peer, own ? namespace : ""));
			}
		}
	}

	PodLikeness of(Pod pod) {
		BitSet peers = new BitSet(this.selectors.size() + this.others.size());
		if (!pod.hostNetwork()) {
			peers
				.or(this.bySelector.computeIfAbsent(new Labels(pod.namespace(), pod.labels()), (absent) -> means(pod)));
		}
		for (int i = 0; i < this.others.size(); i++) {
			peers.set(this.selectors.size() + i, means(this.others.get(i), pod));
		}
		return new PodLikeness(number(this.index.of(pod, PolicyType.INGRESS)),
				number(this.index.of(pod, PolicyType.EGRESS)), peers);
	}

	private boolean means(PolicyPeer peer, Pod pod) {
		return pod.ip() != null && this.match.matches(peer, "",
				new Traffic(PolicyType.EGRESS, pod, pod.ip(), null, Protocol.TCP, 0, false));
	}

	private BitSet means(Pod pod) {
		BitSet bits = new BitSet(this.selectors.size());
		for (int i = 0; i < this.selectors.size(); i++) {
			PeerOf one = this.selectors.get(i);
			bits.set(i, this.match.pod((PolicyPeer.Pods) one.peer(), one.namespace(), pod));
		}
		return bits;
	}

	private int number(Applied one) {
		return this.applied.computeIfAbsent(one, (absent) -> this.applied.size());
	}

	private record PeerOf(PolicyPeer peer, String namespace) {
	}

	private record Labels(String namespace, Map<String, String> labels) {
	}

}

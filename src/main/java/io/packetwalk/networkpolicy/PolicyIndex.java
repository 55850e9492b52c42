package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ClusterNetworkPolicy;
import io.packetwalk.cluster.ClusterNetworkPolicy.Tier;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyType;

/**
 * Which policies speak of which pod. Pods of one namespace with the same labels cannot be
 * told apart by a subject, so each such class is looked at once.
 */
final class PolicyIndex {

	private final PeerMatch peers;

	/** NetworkPolicies by namespace. */
	private final Map<String, List<NetworkPolicy>> byNamespace = new TreeMap<>();

	private final List<ClusterNetworkPolicy> clusterWide;

	/** Looked up only. */
	private final Map<String, Map<PolicyType, Applied>> byPod = new HashMap<>();

	private final Map<LabelClass, Map<PolicyType, Applied>> byClass = new HashMap<>();

	PolicyIndex(Cluster cluster, PeerMatch peers) {
		this.peers = peers;
		this.clusterWide = cluster.clusterNetworkPolicies();
		for (NetworkPolicy policy : cluster.networkPolicies()) {
			this.byNamespace.computeIfAbsent(policy.namespace(), (absent) -> new ArrayList<>()).add(policy);
		}
		for (Pod pod : cluster.pods()) {
			this.byPod.put(pod.key(), ofClass(pod));
		}
	}

	/**
	 * The policies that speak of a pod of the cluster; none does of the host's network.
	 */
	Applied of(Pod pod, PolicyType type) {
		Map<PolicyType, Applied> applied = this.byPod.get(pod.key());
		if (applied == null || pod.hostNetwork()) {
			return Applied.NOTHING;
		}
		return applied.getOrDefault(type, Applied.NOTHING);
	}

	/** All NetworkPolicies, by namespace and name. */
	List<NetworkPolicy> all() {
		return this.byNamespace.values().stream().flatMap(Collection::stream).toList();
	}

	private Map<PolicyType, Applied> ofClass(Pod pod) {
		return this.byClass.computeIfAbsent(new LabelClass(pod.namespace(), pod.labels()), (absent) -> {
			Map<PolicyType, Applied> applied = new EnumMap<>(PolicyType.class);
			for (PolicyType type : PolicyType.values()) {
				applied.put(type, new Applied(clusterWide(pod, type, Tier.ADMIN), isolating(pod, type),
						clusterWide(pod, type, Tier.BASELINE)));
			}
			return applied;
		});
	}

	private List<NetworkPolicy> isolating(Pod pod, PolicyType type) {
		return this.byNamespace.getOrDefault(pod.namespace(), List.of())
			.stream()
			.filter((policy) -> policy.policyTypes().contains(type) && policy.podSelector().matches(pod.labels()))
			.toList();
	}

	private List<ClusterNetworkPolicy> clusterWide(Pod pod, PolicyType type, Tier tier) {
		return this.clusterWide.stream()
			.filter((policy) -> policy.tier() == tier && !policy.rules(type).isEmpty())
			.filter((policy) -> this.peers.pod(policy.subject(), "", pod))
			.toList();
	}

	private record LabelClass(String namespace, Map<String, String> labels) {
	}

}

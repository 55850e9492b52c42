package io.packetwalk.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.kubeproxy.ServiceTargets;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.networkpolicy.NetworkPolicies;
import io.packetwalk.networkpolicy.PodLikeness;

/** Groups the running pods of a cluster, and the nodes by where they send traffic. */
final class PodGroups {

	private final Cluster cluster;

	private final List<PodGroup> groups = new ArrayList<>();

	/** Looked up only. */
	private final Map<String, Integer> byPod = new HashMap<>();

	private final Map<String, List<ServiceTargets>> targets = new HashMap<>();

	PodGroups(Cluster cluster, NetworkPolicies policies, boolean enforced, ClusterNames names) {
		this.cluster = cluster;
		Map<String, Integer> nodeClasses = nodeClasses();
		List<Pod> pods = cluster.pods().stream().filter(PodGroups::running).toList();
		List<PodLikeness> likenesses = enforced ? policies.likenesses(pods) : List.of();
		Map<Alike, List<Pod>> alike = new LinkedHashMap<>();
		for (int i = 0; i < pods.size(); i++) {
			Pod pod = pods.get(i);
			Alike key = new Alike(enforced ? likenesses.get(i) : null, nodeClasses.getOrDefault(pod.node(), -1),
					pod.hostNetwork() ? pod.ip() : null, names.servers(pod), ports(pod));
			alike.computeIfAbsent(key, (absent) -> new ArrayList<>()).add(pod);
		}
		alike.values().forEach(this::add);
	}

	private void add(List<Pod> pods) {
		int id = this.groups.size();
		this.groups.add(new PodGroup(id, pods));
		pods.forEach((pod) -> this.byPod.put(pod.key(), id));
	}

	static boolean running(Pod pod) {
		return pod.node() != null && pod.ip() != null && pod.phase().equals("Running");
	}

	/** In the order of their first pods. */
	List<PodGroup> all() {
		return this.groups;
	}

	/** The number of a pod's group, -1 for one that does not run. */
	int of(Pod pod) {
		return this.byPod.getOrDefault(pod.key(), -1);
	}

	/** Where a pod's node sends what goes to ClusterIPs. */
	List<ServiceTargets> targets(Pod pod) {
		return this.targets.getOrDefault(pod.node(), List.of());
	}

	/** Nodes that send alike share a number, and one list of targets. */
	private Map<String, Integer> nodeClasses() {
		Map<String, Integer> classes = new HashMap<>();
		Map<List<ServiceTargets>, Integer> known = new LinkedHashMap<>();
		List<ServiceTargets> shared = null;
		boolean same = ServiceTargets.sameOnEveryNode(this.cluster);
		for (Node node : this.cluster.nodes()) {
			List<ServiceTargets> own = (same && shared != null) ? shared
					: ServiceTargets.of(this.cluster, node, AddressFamily.IPV4);
			shared = own;
			classes.put(node.name(), same ? 0 : known.computeIfAbsent(own, (absent) -> known.size()));
			this.targets.put(node.name(), own);
		}
		return classes;
	}

	private static List<ContainerPort> ports(Pod pod) {
		return pod.containers().stream().flatMap((container) -> container.ports().stream()).toList();
	}

	/**
	 * What tells pods apart.
	 *
	 * @param address the node's address of a pod on the host's network, else null
	 */
	private record Alike(@Nullable PodLikeness policies, int node, @Nullable IpAddress address,
			List<IpAddress> nameservers, List<ContainerPort> ports) {
	}

}

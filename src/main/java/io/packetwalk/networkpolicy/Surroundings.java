package io.packetwalk.networkpolicy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Namespace;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.cluster.Service;
import io.packetwalk.net.IpAddress;

/** What has to be known of a cluster to judge traffic. */
final class Surroundings {

	private final Cluster cluster;

	/** Looked up only. */
	private final Map<String, Map<String, String>> namespaceLabels = new HashMap<>();

	Surroundings(Cluster cluster) {
		this.cluster = cluster;
		for (Namespace namespace : cluster.namespaces()) {
			this.namespaceLabels.put(namespace.name(), namespace.labels());
		}
	}

	Cluster cluster() {
		return this.cluster;
	}

	Map<String, String> labelsOf(String namespace) {
		return this.namespaceLabels.getOrDefault(namespace, Map.of());
	}

	/** The pod with its own network that has an address. */
	@Nullable Pod podAt(IpAddress address) {
		return this.cluster.podAt(address).orElse(null);
	}

	/** The pods that share the network of the node with this address. */
	List<Pod> hostNetworkPodsAt(IpAddress address) {
		return this.cluster.nodeAt(address)
			.map((node) -> this.cluster.podsOn(node.name()).stream().filter(Pod::hostNetwork).toList())
			.orElse(List.of());
	}

	/** Whether an address is one of the node a pod runs on. */
	boolean ownNode(Pod pod, IpAddress address) {
		return (pod.node() != null) && this.cluster.node(pod.node()).filter((node) -> has(node, address)).isPresent();
	}

	/**
	 * An address of the node's pod range that no pod has is that of its bridge or tunnel.
	 */
	private boolean has(Node node, IpAddress address) {
		return node.internalIp().equals(address) || node.otherIps().contains(address)
				|| (node.podCidrs().stream().anyMatch((range) -> range.contains(address)) && podAt(address) == null);
	}

	/** The Services that lead to where traffic goes. */
	List<Service> servicesAt(Traffic traffic) {
		IpAddress destination = (traffic.type() == PolicyType.EGRESS) ? traffic.other() : traffic.pod().ip();
		return this.cluster.services()
			.stream()
			.filter((service) -> this.cluster.slicesOf(service)
				.stream()
				.flatMap((slice) -> slice.endpoints().stream())
				.anyMatch((endpoint) -> endpoint.address().equals(destination)))
			.toList();
	}

	/** The names of the hosts outside that have this address. */
	List<String> namesOf(IpAddress address) {
		return this.cluster.outside()
			.hosts()
			.stream()
			.filter((host) -> host.address().equals(address))
			.map(Outside.Host::name)
			.toList();
	}

}

package io.packetwalk.kubeproxy;

import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * Where a node sends what its pods send to the ClusterIP of a Service port, in whatever
 * mode kube-proxy runs.
 *
 * @param namespace the Service's namespace
 * @param service the Service's name
 * @param portIndex the place of the port in {@code spec.ports}, from 0
 * @param protocol the port's protocol
 * @param clusterIp the Service's virtual address
 * @param port the port on it
 * @param targets the endpoints it may go to
 * @param anywhere whether there are usable endpoints on any node: without one the node
 * rejects, without one of its own it drops
 */
public record ServiceTargets(String namespace, String service, int portIndex, Protocol protocol, IpAddress clusterIp,
		int port, List<Target> targets, boolean anywhere) {

	public ServiceTargets {
		targets = List.copyOf(targets);
	}

	/** The Service ports a node knows, sorted by name. */
	public static List<ServiceTargets> of(Cluster cluster, Node node, AddressFamily family) {
		return ProxyState.of(cluster, node, family).ports().stream().map(ServiceTargets::of).toList();
	}

	/** Whether every node sends the same way: no local policy and no hints. */
	public static boolean sameOnEveryNode(Cluster cluster) {
		return cluster.services().stream().noneMatch((service) -> service.internalPolicyLocal())
				&& cluster.endpointSlices()
					.stream()
					.flatMap((slice) -> slice.endpoints().stream())
					.allMatch((endpoint) -> endpoint.zoneHints().isEmpty() && endpoint.nodeHints().isEmpty());
	}

	private static ServiceTargets of(ProxyState.Entry entry) {
		ProxiedPort port = entry.port();
		List<ProxiedEndpoint> endpoints = port.internalLocal() ? entry.selection().local()
				: entry.selection().cluster();
		return new ServiceTargets(port.name().namespace(), port.name().service(), port.index(), port.name().protocol(),
				port.clusterIp(), port.port(),
				endpoints.stream().map((endpoint) -> new Target(endpoint.ip(), endpoint.port())).toList(),
				entry.selection().hasAny());
	}

	/**
	 * An endpoint.
	 *
	 * @param ip its address
	 * @param port the target port
	 */
	public record Target(IpAddress ip, int port) {
	}

}

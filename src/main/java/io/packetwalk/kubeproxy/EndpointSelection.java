package io.packetwalk.kubeproxy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which endpoints of a Service port a node may send traffic to: the same in all of
 * kube-proxy's
 * <a href="https://kubernetes.io/docs/reference/networking/virtual-ips/">modes</a>.
 *
 * @param cluster the endpoints for traffic that may go anywhere
 * @param local the endpoints for traffic that must stay on the node
 * @param all both lists together, sorted by {@code ip:port}
 * @param hasAny whether the Service has an endpoint anywhere: without one traffic is
 * rejected, without one here it is dropped
 */
record EndpointSelection(List<ProxiedEndpoint> cluster, List<ProxiedEndpoint> local, List<ProxiedEndpoint> all,
		boolean hasAny) {

	/** Selects among the endpoints of a port, for a node. */
	static EndpointSelection of(ProxiedPort port, List<ProxiedEndpoint> endpoints, String node, @Nullable String zone) {
		List<ProxiedEndpoint> cluster = port.usesCluster() ? cluster(endpoints, node, zone) : List.of();
		List<ProxiedEndpoint> local = port.usesLocal() ? local(endpoints) : List.of();
		boolean anyUsable = port.usesLocal()
				&& endpoints.stream().anyMatch((endpoint) -> endpoint.ready() || endpoint.servingWhileTerminating());
		Set<ProxiedEndpoint> used = new HashSet<>(cluster);
		used.addAll(local);
		List<ProxiedEndpoint> all = endpoints.stream().filter(used::contains).toList();
		return new EndpointSelection(cluster, local, all, !cluster.isEmpty() || anyUsable);
	}

	private static List<ProxiedEndpoint> cluster(List<ProxiedEndpoint> endpoints, String node, @Nullable String zone) {
		List<ProxiedEndpoint> ready = endpoints.stream().filter(ProxiedEndpoint::ready).toList();
		if (ready.isEmpty()) {
			return endpoints.stream().filter(ProxiedEndpoint::servingWhileTerminating).toList();
		}
		return ready.stream().filter(hinted(ready, node, zone)).toList();
	}

	/**
	 * Hints count only when every ready endpoint has one and some endpoint is meant for
	 * this node or zone.
	 */
	private static Predicate<ProxiedEndpoint> hinted(List<ProxiedEndpoint> ready, String node, @Nullable String zone) {
		Predicate<ProxiedEndpoint> sameNode = (endpoint) -> endpoint.nodeHints().contains(node);
		if (ready.stream().noneMatch((endpoint) -> endpoint.nodeHints().isEmpty())
				&& ready.stream().anyMatch(sameNode)) {
			return sameNode;
		}
		Predicate<ProxiedEndpoint> sameZone = (endpoint) -> zone != null && endpoint.zoneHints().contains(zone);
		if (ready.stream().noneMatch((endpoint) -> endpoint.zoneHints().isEmpty())
				&& ready.stream().anyMatch(sameZone)) {
			return sameZone;
		}
		return (endpoint) -> true;
	}

	private static List<ProxiedEndpoint> local(List<ProxiedEndpoint> endpoints) {
		List<ProxiedEndpoint> here = endpoints.stream().filter(ProxiedEndpoint::local).toList();
		List<ProxiedEndpoint> ready = here.stream().filter(ProxiedEndpoint::ready).toList();
		Stream<ProxiedEndpoint> leaving = here.stream().filter(ProxiedEndpoint::servingWhileTerminating);
		return ready.isEmpty() ? leaving.toList() : ready;
	}

}

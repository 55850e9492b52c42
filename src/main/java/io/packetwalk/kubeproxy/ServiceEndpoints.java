package io.packetwalk.kubeproxy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.net.AddressFamily;

/**
 * The endpoints of every Service port, gathered from the EndpointSlices of one family.
 */
final class ServiceEndpoints {

	private final String node;

	/** By {@code namespace/service}: looked up only. */
	private final Map<String, List<EndpointSlice>> slices = new HashMap<>();

	ServiceEndpoints(Collection<EndpointSlice> slices, AddressFamily family, String node) {
		this.node = node;
		for (EndpointSlice slice : slices) {
			if (slice.family() == family) {
				String service = slice.namespace() + "/" + slice.service();
				this.slices.computeIfAbsent(service, (key) -> new ArrayList<>()).add(slice);
			}
		}
	}

	/** The endpoints of a port, each {@code ip:port} once, sorted by that text. */
	List<ProxiedEndpoint> of(ServicePortName name) {
		Map<String, ProxiedEndpoint> byText = new TreeMap<>();
		for (EndpointSlice slice : this.slices.getOrDefault(name.namespace() + "/" + name.service(), List.of())) {
			for (SlicePort port : slice.ports()) {
				Integer number = port.port();
				if (number != null && port.name().equals(name.port()) && port.protocol() == name.protocol()) {
					slice.endpoints()
						.stream()
						.map((endpoint) -> of(endpoint, number))
						.forEach((endpoint) -> byText.merge(endpoint.text(), endpoint, ServiceEndpoints::preferred));
				}
			}
		}
		return List.copyOf(byText.values());
	}

	private ProxiedEndpoint of(Endpoint endpoint, int port) {
		return new ProxiedEndpoint(endpoint.address(), port, endpoint.ready(), endpoint.serving(),
				endpoint.terminating(), this.node.equals(endpoint.node()), endpoint.zoneHints(), endpoint.nodeHints());
	}

	/**
	 * Which of two entries with one address counts: a finished pod's address may have
	 * been given to a new one (kubernetes/kubernetes#135266).
	 */
	private static ProxiedEndpoint preferred(ProxiedEndpoint first, ProxiedEndpoint second) {
		if (first.terminating() != second.terminating()) {
			return first.terminating() ? second : first;
		}
		return second.local() ? second : first;
	}

}

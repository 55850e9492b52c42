package io.packetwalk.controlplane.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.store.Names;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;

/**
 * The <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/">EndpointSlice</a>
 * controller: slices of the pods a selector selects.
 */
final class SelectedEndpoints {

	private static final int PER_SLICE = 100;

	private final Map<String, Node> nodes;

	private final Names names;

	SelectedEndpoints(Map<String, Node> nodes, Names names) {
		this.nodes = nodes;
		this.names = names;
	}

	/** The slices of one family; a single empty one when no pod is selected. */
	List<EndpointSlice> slices(Service service, List<Pod> selected, AddressFamily family,
			TrafficDistribution distribution) {
		Map<List<SlicePort>, List<Endpoint>> byPorts = new LinkedHashMap<>();
		for (Pod pod : selected) {
			endpoint(service, pod, family).map(distribution::hint)
				.ifPresent(
						(endpoint) -> byPorts.computeIfAbsent(PodPorts.of(service, pod), (absent) -> new ArrayList<>())
							.add(endpoint));
		}
		if (byPorts.isEmpty()) {
			byPorts.put(List.of(), List.of());
		}
		List<EndpointSlice> slices = new ArrayList<>();
		byPorts.forEach((ports, endpoints) -> split(service, family, ports, endpoints, slices));
		return slices;
	}

	private void split(Service service, AddressFamily family, List<SlicePort> ports, List<Endpoint> endpoints,
			List<EndpointSlice> slices) {
		for (int from = 0; from == 0 || from < endpoints.size(); from += PER_SLICE) {
			String name = this.names.generate(service.name() + "-",
					"EndpointSlice " + service.key() + " " + family + " " + slices.size(),
					(candidate) -> slices.stream().anyMatch((slice) -> slice.name().equals(candidate)));
			slices.add(new EndpointSlice(service.namespace(), name, service.name(), family, ports,
					endpoints.subList(from, Math.min(endpoints.size(), from + PER_SLICE))));
		}
	}

	private Optional<Endpoint> endpoint(Service service, Pod pod, AddressFamily family) {
		if (pod.phase().equals("Succeeded") || pod.phase().equals("Failed")) {
			return Optional.empty();
		}
		Optional<IpAddress> address = pod.ips().stream().filter((ip) -> ip.family() == family).findFirst();
		boolean ready = service.publishNotReady() || (pod.ready() && !pod.terminating());
		Node node = (pod.node() != null) ? this.nodes.get(pod.node()) : null;
		return address.map((ip) -> new Endpoint(ip, ready, pod.ready(), pod.terminating(), pod.node(),
				(node != null) ? node.zone() : null, pod.key(), hostname(service, pod), List.of(), List.of()));
	}

	/** A pod has a DNS name of its own only under the Service it calls its subdomain. */
	private static @Nullable String hostname(Service service, Pod pod) {
		boolean under = pod.hostname() != null && !pod.hostname().isEmpty() && service.name().equals(pod.subdomain());
		return under ? pod.hostname() : null;
	}

}

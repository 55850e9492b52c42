package io.packetwalk.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.IpAddress;

/** A Service with its endpoints as the API shows it. */
record ServiceView(String namespace, String name, String type, @Nullable String clusterIP, List<IpAddress> clusterIPs,
		@Nullable String externalName, List<IpAddress> externalIPs, List<IpAddress> loadBalancerIPs, boolean headless,
		Map<String, String> selector, List<PortView> ports, List<EndpointView> endpoints) {

	static ServiceView of(Cluster cluster, Service service) {
		return new ServiceView(service.namespace(), service.name(), service.type(), clusterIp(service),
				service.clusterIps(), service.externalName(), service.externalIps(),
				service.loadBalancer().stream().map(LoadBalancerIngress::ip).filter(Objects::nonNull).toList(),
				service.headless(), new TreeMap<>(service.selector()),
				service.ports().stream().map(PortView::of).toList(),
				cluster.slicesOf(service).stream().flatMap((slice) -> endpoints(slice).stream()).toList());
	}

	/** {@code None} as in the manifest of a headless Service. */
	private static @Nullable String clusterIp(Service service) {
		IpAddress address = service.clusterIp();
		if (address != null) {
			return address.toString();
		}
		return service.headless() ? "None" : null;
	}

	private static List<EndpointView> endpoints(EndpointSlice slice) {
		List<EndpointView> endpoints = new ArrayList<>();
		for (Endpoint endpoint : slice.endpoints()) {
			if (slice.ports().isEmpty()) {
				endpoints.add(EndpointView.of(endpoint, null));
			}
			slice.ports().forEach((port) -> endpoints.add(EndpointView.of(endpoint, port)));
		}
		return endpoints;
	}

	record PortView(@Nullable String name, String protocol, int port, Object targetPort, @Nullable Integer nodePort,
			@Nullable String appProtocol) {

		static PortView of(ServicePort port) {
			return new PortView(port.name(), port.protocol().name(), port.port(), targetPort(port.targetPort()),
					(port.nodePort() == 0) ? null : port.nodePort(), port.appProtocol());
		}

		/** A number or a name, as in a manifest. */
		private static Object targetPort(String text) {
			return text.matches("\\d{1,5}") ? (Object) Integer.valueOf(text) : text;
		}

	}

	record EndpointView(IpAddress ip, @Nullable Integer port, @Nullable String portName, @Nullable String protocol,
			@Nullable String pod, @Nullable String node, boolean ready, boolean serving, boolean terminating) {

		static EndpointView of(Endpoint endpoint, @Nullable SlicePort port) {
			return new EndpointView(endpoint.address(), (port != null) ? port.port() : null,
					(port != null && !port.name().isEmpty()) ? port.name() : null,
					(port != null) ? port.protocol().name() : null, endpoint.pod(), endpoint.node(), endpoint.ready(),
					endpoint.serving(), endpoint.terminating());
		}

	}

}

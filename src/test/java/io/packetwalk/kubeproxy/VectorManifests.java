package io.packetwalk.kubeproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.client.utils.Serialization;

import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** Reads Services and EndpointSlices that state everything kube-proxy needs. */
final class VectorManifests {

	final List<Service> services = new ArrayList<>();

	final List<EndpointSlice> slices = new ArrayList<>();

	static VectorManifests read(String yaml) {
		VectorManifests manifests = new VectorManifests();
		for (String document : yaml.split("(?m)^---\\s*$")) {
			if (!document.isBlank()) {
				manifests.add(Serialization.unmarshal(document));
			}
		}
		return manifests;
	}

	private void add(HasMetadata object) {
		switch (object) {
			case io.fabric8.kubernetes.api.model.Service service -> this.services.add(service(service));
			case io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice slice -> this.slices.add(slice(slice));
			default -> throw new IllegalArgumentException("not in the vectors so far: " + object.getKind());
		}
	}

	private static Service service(io.fabric8.kubernetes.api.model.Service service) {
		ServiceSpec spec = service.getSpec();
		String clusterIp = Objects.requireNonNullElse(spec.getClusterIP(), "");
		List<String> addresses = spec.getClusterIPs().isEmpty() ? List.of(clusterIp) : spec.getClusterIPs();
		return new Service(service.getMetadata().getNamespace(), service.getMetadata().getName(),
				Objects.requireNonNullElse(spec.getType(), "ClusterIP"),
				addresses.stream().flatMap((address) -> IpAddress.parse(address).stream()).toList(),
				clusterIp.equals("None"), spec.getExternalName(),
				spec.getExternalIPs().stream().map(IpAddress::of).toList(), loadBalancer(service), Map.of(),
				ports(spec), affinity(spec), "Local".equals(spec.getExternalTrafficPolicy()),
				"Local".equals(spec.getInternalTrafficPolicy()), spec.getLoadBalancerSourceRanges(),
				Objects.requireNonNullElse(spec.getHealthCheckNodePort(), 0), false,
				Objects.requireNonNullElse(service.getMetadata().getLabels(), Map.of()), Map.of());
	}

	private static List<LoadBalancerIngress> loadBalancer(io.fabric8.kubernetes.api.model.Service service) {
		if (service.getStatus() == null || service.getStatus().getLoadBalancer() == null) {
			return List.of();
		}
		return service.getStatus()
			.getLoadBalancer()
			.getIngress()
			.stream()
			.map((ingress) -> new LoadBalancerIngress((ingress.getIp() == null) ? null : IpAddress.of(ingress.getIp()),
					ingress.getHostname(), "Proxy".equals(ingress.getIpMode())))
			.toList();
	}

	private static List<ServicePort> ports(ServiceSpec spec) {
		List<ServicePort> ports = new ArrayList<>();
		for (var port : spec.getPorts()) {
			String name = "".equals(port.getName()) ? null : port.getName();
			ports.add(new ServicePort(name, protocol(port.getProtocol()), port.getPort(),
					String.valueOf(port.getTargetPort()), Objects.requireNonNullElse(port.getNodePort(), 0), null,
					ports.size()));
		}
		return ports;
	}

	private static Protocol protocol(String name) {
		return (name == null) ? Protocol.TCP : Protocol.parse(name).orElseThrow();
	}

	private static int affinity(ServiceSpec spec) {
		if (!"ClientIP".equals(spec.getSessionAffinity())) {
			return 0;
		}
		return Optional.ofNullable(spec.getSessionAffinityConfig())
			.map((config) -> config.getClientIP().getTimeoutSeconds())
			.orElse(10800);
	}

	private static EndpointSlice slice(io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice slice) {
		List<SlicePort> ports = slice.getPorts()
			.stream()
			.map((port) -> new SlicePort(Objects.requireNonNullElse(port.getName(), ""), protocol(port.getProtocol()),
					port.getPort()))
			.toList();
		return new EndpointSlice(slice.getMetadata().getNamespace(), slice.getMetadata().getName(),
				slice.getMetadata().getLabels().get("kubernetes.io/service-name"),
				slice.getAddressType().equals("IPv6") ? AddressFamily.IPV6 : AddressFamily.IPV4, ports,
				slice.getEndpoints().stream().map(VectorManifests::endpoint).toList());
	}

	private static Endpoint endpoint(io.fabric8.kubernetes.api.model.discovery.v1.Endpoint endpoint) {
		var conditions = Optional.ofNullable(endpoint.getConditions());
		var hints = Optional.ofNullable(endpoint.getHints());
		return new Endpoint(IpAddress.of(endpoint.getAddresses().getFirst()),
				conditions.map((given) -> given.getReady()).orElse(true),
				conditions.map((given) -> given.getServing()).orElse(true),
				conditions.map((given) -> given.getTerminating()).orElse(false), endpoint.getNodeName(),
				endpoint.getZone(), null, null,
				hints.stream().flatMap((given) -> given.getForZones().stream()).map((zone) -> zone.getName()).toList(),
				hints.stream().flatMap((given) -> given.getForNodes().stream()).map((node) -> node.getName()).toList());
	}

}

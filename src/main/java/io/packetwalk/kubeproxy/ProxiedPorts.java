package io.packetwalk.kubeproxy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/** Finds the Service ports kube-proxy handles, and their addresses in one family. */
final class ProxiedPorts {

	/** Services with either label are somebody else's. */
	private static final List<String> LEFT_TO_OTHERS = List.of("service.kubernetes.io/service-proxy-name",
			"service.kubernetes.io/headless");

	private final AddressFamily family;

	ProxiedPorts(AddressFamily family) {
		this.family = family;
	}

	/** The ports, sorted by name: a real kube-proxy has no order between Services. */
	List<ProxiedPort> of(Collection<Service> services) {
		return services.stream()
			.flatMap(this::of)
			.sorted(Comparator.comparing((ProxiedPort port) -> port.name().toString())
				.thenComparing((port) -> port.name().protocol()))
			.toList();
	}

	private Stream<ProxiedPort> of(Service service) {
		Optional<IpAddress> clusterIp = inFamily(service.clusterIps().stream()).findFirst();
		boolean ignored = service.headless() || service.type().equals("ExternalName")
				|| LEFT_TO_OTHERS.stream().anyMatch(service.labels()::containsKey);
		if (clusterIp.isEmpty() || ignored) {
			return Stream.empty();
		}
		return service.ports().stream().map((port) -> of(service, port, clusterIp.get()));
	}

	private ProxiedPort of(Service service, ServicePort port, IpAddress clusterIp) {
		boolean loadBalancer = service.type().equals("LoadBalancer");
		boolean external = loadBalancer || service.type().equals("NodePort") || !service.externalIps().isEmpty();
		boolean externalLocal = service.externalPolicyLocal() && external;
		String portName = Objects.requireNonNullElse(port.name(), "");
		return new ProxiedPort(new ServicePortName(service.namespace(), service.name(), portName, port.protocol()),
				port.index(), clusterIp, port.port(), port.nodePort(),
				inFamily(service.externalIps().stream()).toList(), loadBalancerIps(service), sourceRanges(service),
				(loadBalancer && externalLocal) ? service.healthCheckNodePort() : 0, service.affinitySeconds(),
				externalLocal, service.internalPolicyLocal());
	}

	private List<IpAddress> loadBalancerIps(Service service) {
		return inFamily(service.loadBalancer()
			.stream()
			.filter((ingress) -> !ingress.proxied())
			.map(LoadBalancerIngress::ip)
			.filter(Objects::nonNull)).toList();
	}

	/** A range that cannot be read is left out, as kube-proxy does. */
	private List<Cidr> sourceRanges(Service service) {
		return service.sourceRanges()
			.stream()
			.flatMap((range) -> Cidr.parse(range).stream())
			.map(Cidr::network)
			.filter((range) -> range.address().family() == this.family)
			.toList();
	}

	private Stream<IpAddress> inFamily(Stream<IpAddress> addresses) {
		return addresses.filter((address) -> address.family() == this.family);
	}

}

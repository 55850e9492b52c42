package io.packetwalk.walk;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;

/**
 * The addresses of Services that no machine of the cluster holds: of load balancers, and
 * those somebody else routes to the nodes.
 */
record Vips(Journey journey) {

	/**
	 * An address of a Service.
	 *
	 * @param service the Service
	 * @param entry its entry in the Service's status, null for one of
	 * {@code spec.externalIPs}
	 */
	record Vip(Service service, @Nullable LoadBalancerIngress entry) {

		/** Whether a machine ends the client's connection and opens one of its own. */
		boolean proxied() {
			return this.entry != null && this.entry.proxied();
		}

		LoadBalancerIngress.@Nullable Layer2 layer2() {
			return (this.entry != null) ? this.entry.layer2() : null;
		}

	}

	/** The Service whose address this is; of two that share it the one dialled. */
	Optional<Vip> at(IpAddress address, Packet packet) {
		List<Vip> all = cluster().services().stream().flatMap((service) -> of(service, address).stream()).toList();
		return all.stream()
			.filter((vip) -> port(vip.service(), packet).isPresent())
			.findFirst()
			.or(() -> all.stream().findFirst());
	}

	private static Optional<Vip> of(Service service, IpAddress address) {
		return service.loadBalancer()
			.stream()
			.filter((entry) -> address.equals(entry.ip()))
			.findFirst()
			.map((entry) -> new Vip(service, entry))
			.or(() -> service.externalIps().contains(address) ? Optional.of(new Vip(service, null)) : Optional.empty());
	}

	static Optional<ServicePort> port(Service service, Packet packet) {
		return service.ports()
			.stream()
			.filter((port) -> port.port() == packet.dport() && port.protocol() == packet.protocol())
			.findFirst();
	}

	/** The node a load balancer sends a connection to. */
	Node chosen(Vip vip) {
		Service service = vip.service();
		List<Node> nodes = candidates(vip);
		Optional<Node> named = cluster().nodes()
			.stream()
			.filter((node) -> node.name().equals(this.journey.request().via()))
			.findFirst();
		named.filter((node) -> !nodes.contains(node))
			.ifPresent((node) -> this.journey
				.note("The request says via " + node.name() + ", so it goes there, although a health check on port "
						+ service.healthCheckNodePort() + " would keep a load balancer from using that node."));
		return named.orElseGet(() -> nodes.get(Mix.between(this.journey.request().seed(),
				"loadbalancer/" + this.journey.connection() + "/" + service.key(), 0, nodes.size() - 1)));
	}

	/**
	 * With externalTrafficPolicy Local the health checks leave only nodes that have an
	 * endpoint; nobody checks who an external address is routed to.
	 */
	private List<Node> candidates(Vip vip) {
		if (!vip.service().externalPolicyLocal() || vip.entry() == null) {
			return cluster().nodes();
		}
		List<Node> healthy = cluster().nodes()
			.stream()
			.filter((node) -> cluster().slicesOf(vip.service())
				.stream()
				.flatMap((slice) -> slice.endpoints().stream())
				.anyMatch((endpoint) -> endpoint.ready() && node.name().equals(endpoint.node())))
			.toList();
		return healthy.isEmpty() ? cluster().nodes() : healthy;
	}

	private Cluster cluster() {
		return this.journey.plane().cluster();
	}

}

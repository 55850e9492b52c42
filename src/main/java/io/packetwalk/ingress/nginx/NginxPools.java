package io.packetwalk.ingress.nginx;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.http.HttpOutcome.Upstream;
import io.packetwalk.ingress.backend.Pool;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.net.IpAddress;

/** The upstreams ingress-nginx keeps for the backends of its Ingresses. */
final class NginxPools {

	private final Cluster cluster;

	private final ServiceEndpoints endpoints;

	NginxPools(Cluster cluster, ServiceEndpoints endpoints) {
		this.cluster = cluster;
		this.endpoints = endpoints;
	}

	/** The upstream of a backend, or of the Ingress' own fallback when that is empty. */
	Pool pool(Ingress ingress, Ingress.Backend backend) {
		Pool pool = own(ingress, backend);
		if (!pool.upstreams().isEmpty()) {
			return pool;
		}
		return new NginxAnnotations(ingress).text("default-backend")
			.map((name) -> firstPort(ingress.namespace(), name))
			.filter((fallback) -> !fallback.upstreams().isEmpty())
			.orElse(pool);
	}

	private Pool own(Ingress ingress, Ingress.Backend backend) {
		String key = ingress.namespace() + "/" + backend.service();
		Optional<Service> service = this.cluster.service(ingress.namespace(),
				Objects.requireNonNull(backend.service()));
		if (service.isEmpty()) {
			return Pool.unusable(key + ":" + backend.port(), "there is no Service " + key);
		}
		Optional<ServicePort> port = port(service.get(), backend.port());
		if (port.isEmpty()) {
			return Pool.unusable(key + ":" + backend.port(),
					"Service " + key + " has no port " + backend.port() + ", and no targetPort of that value");
		}
		boolean viaClusterIp = new NginxAnnotations(ingress).flag("service-upstream", false);
		return viaClusterIp ? clusterIp(service.get(), port.get()) : endpoints(service.get(), port.get());
	}

	/** The first port of a Service: what fallback backends are dialled by. */
	Pool firstPort(String namespace, String name) {
		return this.cluster.service(namespace, name)
			.filter((service) -> !service.ports().isEmpty())
			.map((service) -> endpoints(service, service.ports().getFirst()))
			.orElseGet(() -> Pool.unusable(namespace + "/" + name, "there is no Service " + namespace + "/" + name));
	}

	/** A number, a targetPort or a name: the first port any of these fits. */
	private static Optional<ServicePort> port(Service service, String wanted) {
		return service.ports()
			.stream()
			.filter((port) -> Integer.toString(port.port()).equals(wanted) || wanted.equals(port.targetPort())
					|| wanted.equals(port.name()))
			.findFirst();
	}

	private Pool endpoints(Service service, ServicePort port) {
		if (service.externalName() != null) {
			return external(service, port);
		}
		List<Upstream> ready = this.endpoints.of(service, port, Endpoint::ready);
		return Pool.of(name(service, port), ready, this.endpoints.whyNone(service));
	}

	private static Pool clusterIp(Service service, ServicePort port) {
		IpAddress address = service.clusterIp();
		List<Upstream> upstream = (address != null) ? List.of(new Upstream(address, port.port())) : List.of();
		return Pool.of(name(service, port), upstream,
				"service-upstream asks for the ClusterIP, and Service " + service.key() + " has none");
	}

	private Pool external(Service service, ServicePort port) {
		String target = Objects.requireNonNull(service.externalName());
		int number = port.targetPort().matches("\\d{1,5}") ? Integer.parseInt(port.targetPort()) : 0;
		boolean refused = number == 0 || target.equalsIgnoreCase("localhost");
		List<Upstream> upstream = refused ? List.of()
				: this.endpoints.external(target)
					.filter((address) -> !address.isLoopback())
					.map((address) -> List.of(new Upstream(address, number)))
					.orElse(List.of());
		return Pool.of(name(service, port), upstream, "ExternalName Service " + service.key() + " leads to " + target
				+ ":" + port.targetPort() + ", a name nobody knows");
	}

	private static String name(Service service, ServicePort port) {
		return service.key() + ":" + port.port();
	}

}

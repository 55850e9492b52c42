package io.packetwalk.ingress.traefik;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.IngressRoute;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.http.HttpOutcome.Upstream;
import io.packetwalk.ingress.backend.Pool;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.net.IpAddress;

/** The load balancers Traefik makes of the backends of Ingresses. */
final class TraefikPools {

	private static final String SERVICE = "traefik.ingress.kubernetes.io/service.";

	private final Cluster cluster;

	private final TraefikOptions options;

	private final ServiceEndpoints endpoints;

	TraefikPools(Cluster cluster, ServiceEndpoints endpoints, TraefikOptions options) {
		this.cluster = cluster;
		this.options = options;
		this.endpoints = endpoints;
	}

	/** The load balancer of a backend; one that is not usable leaves no router behind. */
	Pool pool(String namespace, Ingress.Backend backend) {
		if (backend.service() == null) {
			return Pool.unusable(namespace, "a resource backend is not supported");
		}
		String key = namespace + "/" + backend.service();
		Optional<Service> service = this.cluster.service(namespace, backend.service());
		if (service.isEmpty()) {
			return Pool.unusable(key + ":" + backend.port(), "there is no Service " + key);
		}
		return port(service.get(), backend.port()).map((port) -> of(service.get(), port))
			.orElseGet(() -> Pool.unusable(key + ":" + backend.port(),
					"Service " + key + " has no port " + backend.port()));
	}

	/** The load balancer of what an IngressRoute names, which may say how to dial. */
	Pool pool(String namespace, IngressRoute.Target target) {
		String key = namespace + "/" + target.reference().name();
		Service service = this.cluster.service(namespace, target.reference().name()).orElse(null);
		if (service == null) {
			return Pool.unusable(key + ":" + target.port(), "there is no Service " + key);
		}
		ServicePort port = port(service, target.port()).orElse(null);
		if (port == null) {
			return Pool.unusable(key + ":" + target.port(), "Service " + key + " has no port " + target.port());
		}
		String name = service.key() + ":" + port.port();
		if (service.externalName() == null && Boolean.TRUE.equals(target.nativeLb())) {
			return clusterIp(service, port, name);
		}
		return (target.nodePortLb() && port.nodePort() != 0) ? nodePort(port, name) : of(service, port);
	}

	private Pool nodePort(ServicePort port, String name) {
		return Pool.of(name,
				this.cluster.nodes().stream().map((node) -> new Upstream(node.internalIp(), port.nodePort())).toList(),
				"the cluster has no node");
	}

	private static Optional<ServicePort> port(Service service, String wanted) {
		return service.ports()
			.stream()
			.filter((port) -> Integer.toString(port.port()).equals(wanted) || wanted.equals(port.name()))
			.findFirst();
	}

	private Pool of(Service service, ServicePort port) {
		String name = service.key() + ":" + port.port();
		if (service.externalName() != null) {
			return external(service, port, name);
		}
		String nativeLb = service.annotations().get(SERVICE + "nativelb");
		if ((nativeLb != null) ? nativeLb.equalsIgnoreCase("true") : this.options.nativeLbByDefault()) {
			return clusterIp(service, port, name);
		}
		if ("true".equalsIgnoreCase(service.annotations().get(SERVICE + "nodeportlb")) && port.nodePort() != 0) {
			return nodePort(port, name);
		}
		List<Upstream> serving = this.endpoints.of(service, port, TraefikPools::takesNewRequests);
		return empty(Pool.of(name, serving, this.endpoints.whyNone(service)));
	}

	/** A terminating endpoint that still serves is kept for the sessions it has. */
	private static boolean takesNewRequests(Endpoint endpoint) {
		return endpoint.serving() && !endpoint.terminating();
	}

	private Pool empty(Pool pool) {
		boolean dropped = pool.upstreams().isEmpty() && !this.options.allowEmptyServices();
		return dropped ? Pool.unusable(pool.name(), pool.whyNone() + " and allowEmptyServices is off") : pool;
	}

	private static Pool clusterIp(Service service, ServicePort port, String name) {
		IpAddress address = service.clusterIp();
		return (address != null) ? Pool.of(name, List.of(new Upstream(address, port.port())), "")
				: Pool.unusable(name, "nativelb asks for the ClusterIP, and Service " + service.key() + " has none");
	}

	private Pool external(Service service, ServicePort port, String name) {
		if (!this.options.allowExternalNameServices()) {
			return Pool.unusable(name, "ExternalName Services are refused unless allowExternalNameServices is on");
		}
		String target = Objects.requireNonNull(service.externalName());
		return this.endpoints.external(target)
			.map((address) -> Pool.of(name, List.of(new Upstream(address, port.port())), ""))
			.orElseGet(() -> Pool.of(name, List.of(),
					"ExternalName Service " + service.key() + " leads to " + target + ", a name nobody knows"));
	}

}

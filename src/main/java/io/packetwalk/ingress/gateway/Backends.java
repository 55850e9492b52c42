package io.packetwalk.ingress.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.GatewayRoute;
import io.packetwalk.cluster.GatewayRoute.BackendRef;
import io.packetwalk.cluster.GrpcRoute;
import io.packetwalk.cluster.HttpRoute;
import io.packetwalk.cluster.RouteFilter;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.cluster.TlsRoute;
import io.packetwalk.ingress.backend.Pool;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.net.Protocol;

/** What the backendRefs of routes lead to. */
final class Backends {

	private final Cluster cluster;

	private final ServiceEndpoints endpoints;

	private final Grants grants;

	Backends(Cluster cluster, ServiceEndpoints endpoints) {
		this.cluster = cluster;
		this.endpoints = endpoints;
		this.grants = new Grants(cluster.edge().gatewayApi().grants());
	}

	/**
	 * What a backendRef leads to.
	 *
	 * @param condition ResolvedRefs, as far as this reference goes
	 * @param pool what is dialled
	 * @param protocol what is spoken to it
	 */
	record Backend(Condition condition, Pool pool, String protocol) {

		boolean resolved() {
			return this.condition.holds();
		}

	}

	Backend resolve(GatewayRoute route, BackendRef ref) {
		String namespace = Objects.requireNonNullElse(ref.namespace(), route.identity().namespace());
		String key = namespace + "/" + ref.name();
		if (!ref.group().isEmpty() || !ref.kind().equals("Service")) {
			return refused(key, "InvalidKind",
					"a " + ref.kind() + (ref.group().isEmpty() ? "" : "." + ref.group()) + " cannot be a backend",
					ref.at() + ".kind");
		}
		if (!this.grants.permit(route.identity().kind(), route.identity().namespace(), "Service", namespace,
				ref.name())) {
			return refused(key, "RefNotPermitted",
					"no ReferenceGrant in namespace " + namespace + " lets " + route.identity().kind()
							+ "s of namespace " + route.identity().namespace() + " refer to Service " + ref.name(),
					ref.at() + ".namespace");
		}
		return this.cluster.service(namespace, ref.name())
			.map((service) -> port(service, ref))
			.orElseGet(() -> refused(key, "BackendNotFound", "there is no Service " + key, ref.at() + ".name"));
	}

	private Backend port(Service service, BackendRef ref) {
		Optional<ServicePort> found = service.ports()
			.stream()
			.filter((port) -> ref.port() != null && port.port() == ref.port())
			.findFirst();
		if (found.isEmpty()) {
			return refused(service.key() + ":" + ref.port(), "BackendNotFound",
					(ref.port() != null)
							? "Service " + service.key() + " has no port " + ref.port() + ", it has " + ports(service)
							: "port is missing, and a Service needs one",
					ref.at() + ".port");
		}
		ServicePort port = found.get();
		String name = service.key() + ":" + port.port();
		if (port.protocol() != Protocol.TCP) {
			return refused(name, "UnsupportedProtocol", "port " + port.port() + " of Service " + service.key() + " is "
					+ port.protocol() + ", and HTTP needs TCP", ref.at() + ".port");
		}
		if (service.externalName() != null) {
			return refused(name, "InvalidKind",
					"Service " + service.key() + " is an ExternalName Service, which Gateways do not dial",
					ref.at() + ".name");
		}
		return new Backend(Condition.holds(Condition.RESOLVED_REFS),
				Pool.of(name, this.endpoints.of(service, port, Endpoint::ready), this.endpoints.whyNone(service)),
				protocol(port));
	}

	private static String ports(Service service) {
		return String.join(", ", service.ports().stream().map((port) -> Integer.toString(port.port())).toList());
	}

	private static String protocol(ServicePort port) {
		return switch (Objects.requireNonNullElse(port.appProtocol(), "")) {
			case "https", "kubernetes.io/wss" -> "HTTPS";
			case "grpc" -> "GRPC";
			case "kubernetes.io/h2c" -> "H2C";
			default -> "HTTP";
		};
	}

	private static Backend refused(String name, String reason, String message, String path) {
		return new Backend(Condition.fails(Condition.RESOLVED_REFS, reason, message, path),
				Pool.unusable(name, message), "HTTP");
	}

	/** Every reference of a route that leads nowhere, in the order written. */
	List<Condition> unresolved(GatewayRoute route) {
		List<BackendRef> refs = new ArrayList<>();
		route.backends().forEach(refs::addAll);
		filters(route).forEach((filter) -> {
			if (filter instanceof RouteFilter.Mirror mirror) {
				refs.add(mirror.backend());
			}
		});
		return refs.stream()
			.map((ref) -> resolve(route, ref).condition())
			.filter((condition) -> !condition.holds())
			.toList();
	}

	private static List<RouteFilter> filters(GatewayRoute route) {
		return switch (route) {
			case HttpRoute http -> http.rules().stream().flatMap((rule) -> rule.filters().stream()).toList();
			case GrpcRoute grpc -> grpc.rules().stream().flatMap((rule) -> rule.filters().stream()).toList();
			case TlsRoute tls -> List.of();
		};
	}

}

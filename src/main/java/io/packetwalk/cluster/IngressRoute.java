package io.packetwalk.cluster;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An <a href=
 * "https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/">IngressRoute</a>.
 *
 * @param namespace its namespace
 * @param name its name
 * @param annotations its annotations
 * @param entryPoints the entry points it listens on; empty: the default ones
 * @param tls whether it is for TLS connections
 * @param secret the Secret that holds its certificate, empty for none
 * @param routes its routes, in the order written
 */
public record IngressRoute(String namespace, String name, Map<String, String> annotations, List<String> entryPoints,
		boolean tls, String secret, List<Route> routes) {

	public IngressRoute {
		annotations = Ordered.copyOf(annotations);
		entryPoints = List.copyOf(entryPoints);
		routes = List.copyOf(routes);
	}

	public ObjectRef ref() {
		return new ObjectRef("IngressRoute", this.namespace, this.name);
	}

	/**
	 * Some requests and what becomes of them.
	 *
	 * @param match the rule, in Traefik's words
	 * @param priority the higher, the earlier; 0: the length of the rule
	 * @param middlewares what is done to requests, in order
	 * @param services where they go
	 */
	public record Route(String match, long priority, List<Reference> middlewares, List<Target> services) {

		public Route {
			middlewares = List.copyOf(middlewares);
			services = List.copyOf(services);
		}

	}

	/** The name of a custom resource of Traefik; its namespace is null for one's own. */
	public record Reference(String name, @Nullable String namespace) {
	}

	/**
	 * A load balancer.
	 *
	 * @param kind {@code Service} or {@code TraefikService}
	 * @param reference its name
	 * @param port the Service port's number or name, as text
	 * @param weight its share of the sum of all weights
	 * @param nativeLb whether the ClusterIP is dialled, null: as the provider says
	 * @param nodePortLb whether the NodePort is dialled
	 * @param scheme what is spoken to the backend, empty: what the port says
	 * @param passHostHeader whether the client's Host header is kept
	 */
	public record Target(String kind, Reference reference, String port, int weight, @Nullable Boolean nativeLb,
			boolean nodePortLb, String scheme, boolean passHostHeader) {
	}

}

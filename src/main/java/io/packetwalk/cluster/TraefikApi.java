package io.packetwalk.cluster;

import java.util.List;

/**
 * The <a href=
 * "https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/">custom
 * resources of Traefik</a> in a cluster.
 *
 * @param routes its IngressRoutes
 * @param middlewares its Middlewares
 * @param services its TraefikServices
 */
public record TraefikApi(List<IngressRoute> routes, List<TraefikMiddleware> middlewares,
		List<TraefikService> services) {

	/** None. */
	public static final TraefikApi NONE = new TraefikApi(List.of(), List.of(), List.of());

	public TraefikApi {
		routes = List.copyOf(routes);
		middlewares = List.copyOf(middlewares);
		services = List.copyOf(services);
	}

}

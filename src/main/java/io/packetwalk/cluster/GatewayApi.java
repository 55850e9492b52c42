package io.packetwalk.cluster;

import java.util.List;

/**
 * The <a href="https://gateway-api.sigs.k8s.io">Gateway API</a> objects of a cluster.
 *
 * @param classes its GatewayClasses
 * @param gateways its Gateways
 * @param routes its HTTPRoutes, GRPCRoutes and TLSRoutes
 * @param grants its ReferenceGrants
 */
public record GatewayApi(List<GatewayClass> classes, List<Gateway> gateways, List<GatewayRoute> routes,
		List<ReferenceGrant> grants) {

	/** None. */
	public static final GatewayApi NONE = new GatewayApi(List.of(), List.of(), List.of(), List.of());

	public GatewayApi {
		classes = List.copyOf(classes);
		gateways = List.copyOf(gateways);
		routes = List.copyOf(routes);
		grants = List.copyOf(grants);
	}

}

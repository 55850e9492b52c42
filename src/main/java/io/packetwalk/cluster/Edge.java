package io.packetwalk.cluster;

import java.util.List;

/**
 * What leads requests into a cluster besides its Ingresses.
 *
 * @param gatewayApi its Gateways and what attaches to them
 * @param traefik its custom resources of Traefik
 * @param secrets its Secrets, without what is in them
 */
public record Edge(GatewayApi gatewayApi, TraefikApi traefik, List<Secret> secrets) {

	/** Nothing. */
	public static final Edge NONE = new Edge(GatewayApi.NONE, TraefikApi.NONE, List.of());

	public Edge {
		secrets = List.copyOf(secrets);
	}

}

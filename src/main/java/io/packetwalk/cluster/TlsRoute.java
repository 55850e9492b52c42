package io.packetwalk.cluster;

import java.util.List;

/**
 * A <a href="https://gateway-api.sigs.k8s.io/api-types/tlsroute/">TLSRoute</a>.
 *
 * @param identity which it is
 * @param parents the Gateways it wants to attach to
 * @param hostnames the server names it is for; empty: those of the listener
 * @param backends the backends of each of its rules
 */
public record TlsRoute(Identity identity, List<ParentRef> parents, List<String> hostnames,
		List<List<BackendRef>> backends) implements GatewayRoute {

	public TlsRoute {
		parents = List.copyOf(parents);
		hostnames = List.copyOf(hostnames);
		backends = backends.stream().map(List::copyOf).toList();
	}

}

package io.packetwalk.ingress.gateway;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.GatewayRoute.BackendRef;
import io.packetwalk.cluster.TlsRoute;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpAction;
import io.packetwalk.http.HttpChanges;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpOutcome.Respond;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.PathMatch;
import io.packetwalk.http.PathRewrite;
import io.packetwalk.ingress.backend.Pool;
import io.packetwalk.ingress.gateway.Backends.Backend;

/**
 * The rules of TLSRoutes, which know the server name and nothing else.
 *
 * @param backends what backends lead to
 * @param protocol what is spoken to them: {@code TLS} as it came, {@code TCP} when TLS
 * ends at the listener
 */
record TlsRouteRules(Backends backends, String protocol) {

	List<Rank> of(TlsRoute route, HostMatch host) {
		List<Rank> ranks = new ArrayList<>();
		for (int i = 0; i < route.backends().size(); i++) {
			HttpRule compiled = new HttpRule(route.ref() + ": server name " + host, host,
					new PathMatch.CharacterPrefix(""), HttpCondition.NONE, action(route, route.backends().get(i)),
					route.ref() + " spec.rules[" + i + "]");
			ranks.add(new Rank(host, 0, 0, 0, 0, 0, route.identity(), i, 0, compiled));
		}
		return ranks;
	}

	private HttpAction action(TlsRoute route, List<BackendRef> refs) {
		if (refs.isEmpty()) {
			return new HttpAction.Respond(Respond.RESET, "the rule has no backendRefs: the connection is closed");
		}
		List<HttpAction.Part> parts = refs.stream().map((ref) -> part(route, ref)).toList();
		return (parts.size() == 1) ? parts.getFirst().action() : new HttpAction.Split(parts);
	}

	private HttpAction.Part part(TlsRoute route, BackendRef ref) {
		Backend backend = this.backends.resolve(route, ref);
		Pool pool = backend.pool();
		HttpAction action = backend.resolved()
				? new HttpAction.Forward(pool.name(), pool.upstreams(), PathRewrite.NONE, Respond.RESET,
						pool.whyNone() + ": the connection is closed", HttpChanges.speaking(this.protocol))
				: new HttpAction.Respond(Respond.RESET, backend.condition().message() + ": the connection is closed");
		return new HttpAction.Part(pool.name(), ref.weight(), action);
	}

}

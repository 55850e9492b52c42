package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An <a href="https://gateway-api.sigs.k8s.io/api-types/httproute/">HTTPRoute</a>.
 *
 * @param identity which it is
 * @param parents the Gateways it wants to attach to
 * @param hostnames the host names it is for; empty: those of the listener
 * @param rules its rules, in the order written
 */
public record HttpRoute(Identity identity, List<ParentRef> parents, List<String> hostnames,
		List<Rule> rules) implements GatewayRoute {

	public HttpRoute {
		parents = List.copyOf(parents);
		hostnames = List.copyOf(hostnames);
		rules = List.copyOf(rules);
	}

	@Override
	public List<List<BackendRef>> backends() {
		return this.rules.stream().map(Rule::backends).toList();
	}

	/**
	 * Some requests and what becomes of them.
	 *
	 * @param matches the requests, any of these; empty: all
	 * @param filters what is done to them
	 * @param backends where they go
	 */
	public record Rule(List<Match> matches, List<RouteFilter> filters, List<BackendRef> backends) {

		public Rule {
			matches = List.copyOf(matches);
			filters = List.copyOf(filters);
			backends = List.copyOf(backends);
		}

	}

	/**
	 * What is asked of a request, all of it.
	 *
	 * @param pathType {@code Exact}, {@code PathPrefix} or {@code RegularExpression}
	 * @param path the path
	 * @param headers what is asked of headers
	 * @param query what is asked of query parameters
	 * @param method the method, null for all
	 */
	public record Match(String pathType, String path, List<Value> headers, List<Value> query, @Nullable String method) {

		/** What a rule without matches asks for. */
		public static final Match EVERYTHING = new Match("PathPrefix", "/", List.of(), List.of(), null);

		public Match {
			headers = List.copyOf(headers);
			query = List.copyOf(query);
		}

	}

}

package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://gateway-api.sigs.k8s.io/api-types/grpcroute/">GRPCRoute</a>.
 *
 * @param identity which it is
 * @param parents the Gateways it wants to attach to
 * @param hostnames the host names it is for; empty: those of the listener
 * @param rules its rules, in the order written
 */
public record GrpcRoute(Identity identity, List<ParentRef> parents, List<String> hostnames,
		List<Rule> rules) implements GatewayRoute {

	public GrpcRoute {
		parents = List.copyOf(parents);
		hostnames = List.copyOf(hostnames);
		rules = List.copyOf(rules);
	}

	@Override
	public List<List<BackendRef>> backends() {
		return this.rules.stream().map(Rule::backends).toList();
	}

	/**
	 * Some calls and what becomes of them.
	 *
	 * @param matches the calls, any of these; empty: all
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
	 * What is asked of a call, all of it.
	 *
	 * @param regex whether service and method are regular expressions
	 * @param service the gRPC service, null for all
	 * @param method the gRPC method, null for all
	 * @param headers what is asked of headers
	 */
	public record Match(boolean regex, @Nullable String service, @Nullable String method, List<Value> headers) {

		/** What a rule without matches asks for. */
		public static final Match EVERYTHING = new Match(false, null, null, List.of());

		public Match {
			headers = List.copyOf(headers);
		}

	}

}

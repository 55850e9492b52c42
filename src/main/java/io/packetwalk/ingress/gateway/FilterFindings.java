package io.packetwalk.ingress.gateway;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.GatewayRoute;
import io.packetwalk.cluster.GrpcRoute;
import io.packetwalk.cluster.HttpRoute;
import io.packetwalk.cluster.RouteFilter;
import io.packetwalk.cluster.TlsRoute;
import io.packetwalk.http.PathMatch;
import io.packetwalk.ingress.Finding;

/** What is wrong with the matches and filters of a route. */
final class FilterFindings {

	private final GatewayRoute route;

	private final List<Finding> findings = new ArrayList<>();

	FilterFindings(GatewayRoute route) {
		this.route = route;
	}

	List<Finding> list() {
		switch (this.route) {
			case HttpRoute http -> http.rules().forEach(this::rule);
			case GrpcRoute grpc -> grpc.rules().forEach((rule) -> rule.filters().forEach(this::filter));
			case TlsRoute tls -> {
			}
		}
		return this.findings;
	}

	private void rule(HttpRoute.Rule rule) {
		rule.filters().forEach(this::filter);
		List<RouteFilter.Redirect> redirects = only(rule, RouteFilter.Redirect.class);
		List<RouteFilter.Rewrite> rewrites = only(rule, RouteFilter.Rewrite.class);
		if (!redirects.isEmpty() && !rewrites.isEmpty()) {
			error(rewrites.getFirst().at(),
					"a rule redirects or rewrites, not both; the API server refuses it, here it" + " redirects");
		}
		boolean prefixOnly = rule.matches()
			.stream()
			.allMatch((match) -> match.pathType().equals(HttpRouteRules.PREFIX));
		rewrites.stream()
			.filter((rewrite) -> rewrite.path() != null && rewrite.path().prefix() && !prefixOnly)
			.forEach((rewrite) -> error(rewrite.at() + ".urlRewrite.path",
					"ReplacePrefixMatch needs a PathPrefix match; the path stays as it is"));
		rule.matches()
			.stream()
			.filter((match) -> HttpRouteRules.path(match) instanceof PathMatch.Never)
			.forEach((match) -> error("spec.rules",
					"path \"" + match.path() + "\" is no regular expression; nothing matches it"));
	}

	private static <F extends RouteFilter> List<F> only(HttpRoute.Rule rule, Class<F> type) {
		return rule.filters().stream().filter(type::isInstance).map(type::cast).toList();
	}

	private void filter(RouteFilter filter) {
		if (filter instanceof RouteFilter.Unknown unknown) {
			boolean fails = unknown.type().equals("ExtensionRef");
			String what = unknown.named().isEmpty() ? unknown.type() : unknown.type() + " to " + unknown.named();
			this.findings.add(new Finding("FILTER_NOT_MODELLED", fails, this.route.ref(), unknown.at() + ".type",
					this.route.ref() + ": filter " + what + " is not modelled; "
							+ (fails ? "requests are answered 500, as by a controller that does not know it"
									: "requests pass without it"),
					""));
		}
	}

	private void error(String path, String message) {
		this.findings
			.add(new Finding("ROUTE_INVALID", true, this.route.ref(), path, this.route.ref() + ": " + message, ""));
	}

}

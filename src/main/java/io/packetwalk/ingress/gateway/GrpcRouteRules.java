package io.packetwalk.ingress.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.GrpcRoute.Match;
import io.packetwalk.cluster.GrpcRoute.Rule;
import io.packetwalk.cluster.GrpcRoute;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpCondition.Answer;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.PathMatch;

/**
 * The rules of GRPCRoutes: a call is a POST to {@code /service/method}
 * (<a href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md">gRPC over
 * HTTP2</a>).
 */
record GrpcRouteRules(Backends backends) {

	/** What gRPC clients read as UNAVAILABLE. */
	private static final int UNAVAILABLE = 503;

	private static final String ANY = "[^/]+";

	/** The rules of a route on a listener, one for each match. */
	List<Rank> of(GrpcRoute route, HostMatch host) {
		List<Rank> ranks = new ArrayList<>();
		for (int i = 0; i < route.rules().size(); i++) {
			Rule rule = route.rules().get(i);
			List<Match> matches = rule.matches().isEmpty() ? List.of(Match.EVERYTHING) : rule.matches();
			for (int j = 0; j < matches.size(); j++) {
				ranks.add(rank(route, host, i, j, matches.get(j)));
			}
		}
		return ranks;
	}

	private Rank rank(GrpcRoute route, HostMatch host, int index, int place, Match match) {
		Rule rule = route.rules().get(index);
		Treatment treatment = new Treatment(this.backends, route, rule.filters(), null, UNAVAILABLE);
		String service = Objects.requireNonNullElse(match.service(), "");
		String method = Objects.requireNonNullElse(match.method(), "");
		HttpRule compiled = new HttpRule(text(route, match), host, path(match), condition(match),
				treatment.of(rule.backends()), route.ref() + " spec.rules[" + index + "]");
		return new Rank(host, 0, service.length(), method.length(), match.headers().size(), 0, route.identity(), index,
				place, compiled);
	}

	private static PathMatch path(Match match) {
		String service = match.service();
		String method = match.method();
		if (service == null && method == null) {
			return new PathMatch.CharacterPrefix("/");
		}
		if (service != null && method != null && !match.regex()) {
			return new PathMatch.Exact("/" + service + "/" + method);
		}
		return HttpRouteRules.regex("/" + part(service, match.regex()) + "/" + part(method, match.regex()));
	}

	private static String part(@Nullable String written, boolean regex) {
		if (written == null) {
			return ANY;
		}
		return regex ? "(?:" + written + ")" : Pattern.quote(written);
	}

	private static HttpCondition condition(Match match) {
		List<HttpCondition> conditions = new ArrayList<>();
		conditions.add(HttpCondition.asking("a gRPC call",
				(request) -> new Answer(request.grpc(), request.grpc() ? "" : "it is no gRPC call")));
		match.headers()
			.forEach((header) -> conditions.add(HttpCondition.header(header.name(), HttpRouteRules.value(header))));
		return HttpCondition.all(conditions);
	}

	private static String text(GrpcRoute route, Match match) {
		StringBuilder text = new StringBuilder(route.ref() + ": ");
		text.append((match.service() != null) ? "service " + match.service() : "every service");
		if (match.method() != null) {
			text.append(", method ").append(match.method());
		}
		match.headers()
			.forEach((header) -> text.append(", header ")
				.append(header.name())
				.append(" ")
				.append(HttpRouteRules.value(header)));
		return text.toString();
	}

}

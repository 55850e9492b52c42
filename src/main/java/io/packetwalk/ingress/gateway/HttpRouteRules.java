package io.packetwalk.ingress.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.packetwalk.cluster.GatewayRoute.Value;
import io.packetwalk.cluster.HttpRoute;
import io.packetwalk.cluster.HttpRoute.Match;
import io.packetwalk.cluster.HttpRoute.Rule;
import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.PathMatch;
import io.packetwalk.http.ValueMatch;

/** The rules of HTTPRoutes. */
record HttpRouteRules(Backends backends) {

	static final String PREFIX = "PathPrefix";

	private static final int INTERNAL_SERVER_ERROR = 500;

	/** The rules of a route on a listener, one for each match. */
	List<Rank> of(HttpRoute route, HostMatch host) {
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

	private Rank rank(HttpRoute route, HostMatch host, int index, int place, Match match) {
		Rule rule = route.rules().get(index);
		String prefix = match.pathType().equals(PREFIX) ? match.path() : null;
		Treatment treatment = new Treatment(this.backends, route, rule.filters(), prefix, INTERNAL_SERVER_ERROR);
		HttpRule compiled = new HttpRule(text(route, match), host, path(match), condition(match),
				treatment.of(rule.backends()), route.ref() + " spec.rules[" + index + "]");
		String method = match.method();
		return new Rank(host, order(match), match.path().length(), (method != null) ? method.length() : 0,
				match.headers().size(), match.query().size(), route.identity(), index, place, compiled);
	}

	/** Where regular expressions stand is up to the implementation: here as in Envoy. */
	private static int order(Match match) {
		return switch (match.pathType()) {
			case "Exact" -> 0;
			case "RegularExpression" -> 1;
			default -> 2;
		};
	}

	static PathMatch path(Match match) {
		return switch (match.pathType()) {
			case "Exact" -> new PathMatch.Exact(match.path());
			case "RegularExpression" -> regex(match.path());
			default -> new PathMatch.ElementPrefix(match.path());
		};
	}

	/** The whole path has to fit. */
	static PathMatch regex(String expression) {
		try {
			return new PathMatch.Regex(Pattern.compile("^(?:" + expression + ")$"));
		}
		catch (PatternSyntaxException ex) {
			return new PathMatch.Never(expression);
		}
	}

	private static HttpCondition condition(Match match) {
		List<HttpCondition> conditions = new ArrayList<>();
		if (match.method() != null) {
			conditions.add(HttpCondition.method(match.method()));
		}
		match.headers().forEach((header) -> conditions.add(HttpCondition.header(header.name(), value(header))));
		match.query().forEach((query) -> conditions.add(HttpCondition.query(query.name(), value(query))));
		return HttpCondition.all(conditions);
	}

	static ValueMatch value(Value value) {
		return value.regex() ? ValueMatch.regex(value.value()) : new ValueMatch.Exact(value.value());
	}

	private static String text(HttpRoute route, Match match) {
		StringBuilder text = new StringBuilder(route.ref() + ": " + match.pathType() + " " + match.path());
		if (match.method() != null) {
			text.append(", method ").append(match.method());
		}
		match.headers()
			.forEach((header) -> text.append(", header ").append(header.name()).append(" ").append(value(header)));
		match.query().forEach((query) -> text.append(", query ").append(query.name()).append(" ").append(value(query)));
		return text.toString();
	}

}

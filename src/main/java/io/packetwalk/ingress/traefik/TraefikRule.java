package io.packetwalk.ingress.traefik;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.packetwalk.cluster.Ingress;
import io.packetwalk.http.PathMatch;

/**
 * The rule of a router, whose length in characters is the router's priority (<a href=
 * "https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/">rules
 * and priority</a>).
 *
 * @param text the rule as Traefik's dashboard shows it
 * @param path what it asks of the path
 */
record TraefikRule(String text, PathMatch path) {

	static TraefikRule of(String host, Ingress.Path path, String matcher, boolean strict) {
		List<String> parts = new ArrayList<>();
		if (!host.isEmpty()) {
			parts.add(hostText(host));
		}
		TraefikRule pathRule = pathRule(path, matcher, strict);
		if (!path.path().isEmpty()) {
			parts.add(pathRule.text());
		}
		return new TraefikRule(String.join(" && ", parts), pathRule.path());
	}

	private static String hostText(String host) {
		if (!host.startsWith("*.")) {
			return "Host(`" + host + "`)";
		}
		return "HostRegexp(`^[a-zA-Z0-9-]+\\." + host.substring(2).replace(".", "\\.") + "$`)";
	}

	private static TraefikRule pathRule(Ingress.Path path, String matcher, boolean strict) {
		String text = path.path();
		return switch (path.pathType()) {
			case "Exact" -> of("Path", text);
			case "Prefix" -> (strict && !text.equals("/")) ? strictPrefix(text) : of("PathPrefix", text);
			default -> of(matcher, text);
		};
	}

	private static TraefikRule strictPrefix(String path) {
		String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
		return new TraefikRule("(Path(`" + trimmed + "`) || PathPrefix(`" + trimmed + "/`))",
				new PathMatch.ElementPrefix(trimmed));
	}

	private static TraefikRule of(String matcher, String path) {
		PathMatch match = switch (matcher) {
			case "Path" -> new PathMatch.Exact(path);
			case "PathRegexp" -> regexp(path);
			default -> new PathMatch.CharacterPrefix(path);
		};
		return new TraefikRule(matcher + "(`" + path + "`)", match);
	}

	private static PathMatch regexp(String path) {
		try {
			return new PathMatch.Regex(Pattern.compile(path));
		}
		catch (PatternSyntaxException ex) {
			return new PathMatch.Never(path);
		}
	}

}

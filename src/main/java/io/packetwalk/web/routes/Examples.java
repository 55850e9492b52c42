package io.packetwalk.web.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.packetwalk.http.HostMatch;
import io.packetwalk.http.HttpRule;
import io.packetwalk.http.PathMatch;

/**
 * URLs a person would type for a route.
 *
 * @param scheme {@code http} or {@code https}
 * @param port the port, 0 for the scheme's own
 * @param anyHost what stands for any host
 */
record Examples(String scheme, int port, String anyHost) {

	private static final Pattern PLAIN = Pattern.compile("\\^?(?:\\(\\?:)?(/[\\w/-]*)");

	List<String> of(HttpRule rule) {
		String path = rule.paths().stream().flatMap(Examples::path).findFirst().orElse("");
		if (path.isEmpty() || !rule.never().isEmpty()) {
			return List.of();
		}
		return rule.hosts().stream().map((host) -> url(host, path)).toList();
	}

	private String url(HostMatch host, String path) {
		String name = switch (host) {
			case HostMatch.Any any -> this.anyHost;
			case HostMatch.Exact exact -> exact.host();
			case HostMatch.Wildcard wildcard -> "any." + wildcard.parent();
			case HostMatch.Below below -> "any." + below.parent();
		};
		boolean own = this.port == 0 || this.port == (this.scheme.equals("https") ? 443 : 80);
		return this.scheme + "://" + name + (own ? "" : ":" + this.port) + path;
	}

	private static Stream<String> path(PathMatch match) {
		return switch (match) {
			case PathMatch.Exact exact -> Stream.of(exact.path());
			case PathMatch.ElementPrefix prefix -> Stream.of(rooted(prefix.path()));
			case PathMatch.CharacterPrefix prefix -> Stream.of(rooted(prefix.path()));
			case PathMatch.Regex regex -> fitting(regex);
			case PathMatch.Never never -> Stream.empty();
		};
	}

	private static String rooted(String path) {
		return path.startsWith("/") ? path : "/" + path;
	}

	/**
	 * What an expression begins with is a good guess, with or without something below.
	 */
	private static Stream<String> fitting(PathMatch.Regex regex) {
		Matcher plain = PLAIN.matcher(regex.pattern().pattern());
		String start = plain.lookingAt() ? plain.group(1) : "/";
		List<String> guesses = new ArrayList<>();
		if (regex.pattern().matcher("").groupCount() > 0) {
			guesses.add(start + (start.endsWith("/") ? "" : "/") + "users/7");
			guesses.add(start + "7");
		}
		guesses.addAll(List.of(start, start + "/", start + "/7", start + "7", start + "a"));
		return guesses.stream().filter(regex::matches);
	}

}

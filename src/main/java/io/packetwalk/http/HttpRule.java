package io.packetwalk.http;

import java.util.List;
import java.util.stream.Stream;

/**
 * One rule of a route table.
 *
 * @param text the rule as the proxy writes it, e.g. {@code location = /foo}
 * @param host the hosts it is for
 * @param path the paths it is for
 * @param condition what else it asks
 * @param action what it does
 * @param origin what it was made from, e.g.
 * {@code Ingress shop/web spec.rules[0].http.paths[1]}; empty for the proxy's own
 */
public record HttpRule(String text, HostMatch host, PathMatch path, HttpCondition condition, HttpAction action,
		String origin) {

	/** The hosts it is for, wherever they are written. */
	public List<HostMatch> hosts() {
		List<HostMatch> asked = this.condition.asks()
			.stream()
			.flatMap((ask) -> (ask instanceof Ask.Host host) ? host.any().stream() : Stream.empty())
			.toList();
		return (this.host instanceof HostMatch.Any && !asked.isEmpty()) ? asked : List.of(this.host);
	}

	/** The paths it is for, wherever they are written. */
	public List<PathMatch> paths() {
		List<PathMatch> asked = this.condition.asks()
			.stream()
			.flatMap((ask) -> (ask instanceof Ask.Path path) ? path.any().stream() : Stream.empty())
			.toList();
		return (this.path.equals(PathMatch.ANY) && !asked.isEmpty()) ? asked : List.of(this.path);
	}

	/** What else it asks, in words. */
	public List<String> asks() {
		return this.condition.asks()
			.stream()
			.flatMap((ask) -> (ask instanceof Ask.Words words) ? Stream.of(words.text()) : Stream.empty())
			.toList();
	}

	/** Why no request ever fits it, empty where some may. */
	public String never() {
		return paths().stream().allMatch((one) -> one instanceof PathMatch.Never) ? paths().getFirst().toString()
				: this.condition.never();
	}

	/** Whether every request that fits the other fits this one too. */
	public boolean covers(HttpRule other) {
		return never().isEmpty() && other.asks().containsAll(asks())
				&& other.hosts().stream().allMatch((one) -> hosts().stream().anyMatch((mine) -> mine.covers(one)))
				&& other.paths().stream().allMatch((one) -> paths().stream().anyMatch((mine) -> mine.covers(one)));
	}

}

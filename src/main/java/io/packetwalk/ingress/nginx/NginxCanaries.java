package io.packetwalk.ingress.nginx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.Ingress;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpCondition.Answer;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.ingress.backend.Pool;

/**
 * Canary Ingresses, each hung on the upstream of a main one with the same host and path
 * (<a href=
 * "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary">canary</a>).
 */
final class NginxCanaries {

	private final NginxPools pools;

	private final Map<String, Canary> byMainPool = new LinkedHashMap<>();

	NginxCanaries(NginxPools pools) {
		this.pools = pools;
	}

	/**
	 * A second upstream.
	 *
	 * @param annotations what decides between the two
	 * @param pool the upstream
	 * @param origin what it was made from
	 */
	record Canary(NginxAnnotations annotations, Pool pool, String origin) {

		HttpCondition condition() {
			return this::decide;
		}

		/** Header, then cookie, then weight: the first that has an opinion decides. */
		private Answer decide(HttpRequest request) {
			Optional<Answer> header = this.annotations.text("canary-by-header")
				.flatMap((name) -> byHeader(name, request.headers().get(name.toLowerCase(java.util.Locale.ROOT))));
			return header.or(() -> this.annotations.text("canary-by-cookie").flatMap((name) -> byCookie(name, request)))
				.orElseGet(this::byWeight);
		}

		private Optional<Answer> byHeader(String name, @org.jspecify.annotations.Nullable String value) {
			if (value == null) {
				return Optional.empty();
			}
			String shown = "header " + name + " is " + value;
			Optional<String> exact = this.annotations.text("canary-by-header-value");
			Optional<String> pattern = this.annotations.text("canary-by-header-pattern");
			if (exact.isPresent()) {
				return exact.get().equals(value) ? Optional.of(new Answer(true, shown)) : Optional.empty();
			}
			if (pattern.isPresent()) {
				return value.matches(".*" + pattern.get() + ".*") ? Optional.of(new Answer(true, shown))
						: Optional.empty();
			}
			return alwaysOrNever(value, shown);
		}

		private static Optional<Answer> byCookie(String name, HttpRequest request) {
			return List.of(request.headers().getOrDefault("cookie", "").split(";\\s*"))
				.stream()
				.filter((cookie) -> cookie.startsWith(name + "="))
				.findFirst()
				.map((cookie) -> cookie.substring(name.length() + 1))
				.flatMap((value) -> alwaysOrNever(value, "cookie " + name + " is " + value));
		}

		private static Optional<Answer> alwaysOrNever(String value, String shown) {
			return switch (value) {
				case "always" -> Optional.of(new Answer(true, shown));
				case "never" -> Optional.of(new Answer(false, shown));
				default -> Optional.empty();
			};
		}

		/** The draw itself is not modelled: a canary is taken when it gets everything. */
		private Answer byWeight() {
			int total = Math.max(100, this.annotations.number("canary-weight-total", 100));
			int weight = this.annotations.number("canary-weight", 0);
			return new Answer(weight >= total, "the canary gets " + weight + " of " + total + " requests"
					+ ((weight > 0 && weight < total) ? "; this walk takes the main one" : ""));
		}

	}

	/** A canary whose host and path no main Ingress has serves nothing. */
	void add(Ingress ingress, Map<String, NginxServer> servers) {
		for (int i = 0; i < ingress.rules().size(); i++) {
			Ingress.Rule rule = ingress.rules().get(i);
			NginxServer server = servers.get(NginxServers.hostOf(rule));
			for (int j = 0; server != null && j < rule.paths().size(); j++) {
				hang(ingress, rule.paths().get(j), server,
						NginxServers.origin(ingress, "spec.rules[" + i + "].http.paths[" + j + "]"));
			}
		}
	}

	private void hang(Ingress ingress, Ingress.Path path, NginxServer server, String origin) {
		if (path.backend().service() == null) {
			return;
		}
		Pool canary = this.pools.pool(ingress, path.backend());
		server.rules()
			.stream()
			.filter((location) -> location.sameAs(NginxServers.pathOf(path), path.pathType()))
			.map(this::mainPool)
			.flatMap(Optional::stream)
			.filter((main) -> !main.equals(canary.name()) && !canary.upstreams().isEmpty())
			.findFirst()
			.ifPresent((main) -> this.byMainPool.putIfAbsent(main,
					new Canary(new NginxAnnotations(ingress), canary, origin)));
	}

	private Optional<String> mainPool(NginxLocation location) {
		Ingress ingress = location.ingress();
		Ingress.Backend backend = location.backend();
		return (ingress != null && backend != null && backend.service() != null)
				? Optional.of(this.pools.pool(ingress, backend).name()) : Optional.empty();
	}

	Optional<Canary> beside(Pool main) {
		return Optional.ofNullable(this.byMainPool.get(main.name()));
	}

}

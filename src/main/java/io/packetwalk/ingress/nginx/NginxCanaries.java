package io.packetwalk.ingress.nginx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Ingress;
import io.packetwalk.http.HttpCondition.Answer;
import io.packetwalk.http.HttpCondition;
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

		/** Requests that ask for it by header or cookie. */
		HttpCondition wanted() {
			return HttpCondition.asking(words("always"), (request) -> asked(request)
				.orElseGet(() -> new Answer(false, "no header or cookie asks for the canary")));
		}

		/** Requests that ask not to get it. */
		HttpCondition unwanted() {
			HttpCondition condition = (request) -> asked(request)
				.map((answer) -> new Answer(!answer.holds(), answer.why()))
				.orElseGet(() -> new Answer(false, "no header or cookie asks for the main backend"));
			return (this.valued() && this.annotations.text("canary-by-cookie").isEmpty())
					? new HttpCondition.Never(
							"a value of the header asks for the canary, none asks for the main backend", List.of())
					: HttpCondition.asking(words("never"), condition);
		}

		/** Whether a request can ask for one of the two. */
		boolean asks() {
			return this.annotations.text("canary-by-header").isPresent()
					|| this.annotations.text("canary-by-cookie").isPresent();
		}

		private boolean valued() {
			return this.annotations.text("canary-by-header-value").isPresent()
					|| this.annotations.text("canary-by-header-pattern").isPresent();
		}

		private String words(String word) {
			boolean value = valued() && word.equals("never");
			Stream<String> header = this.annotations.text("canary-by-header")
				.filter((name) -> !value)
				.map((name) -> "header " + name + ": " + this.annotations.text("canary-by-header-value")
					.or(() -> this.annotations.text("canary-by-header-pattern").map((pattern) -> "~ " + pattern))
					.orElse(word))
				.stream();
			Stream<String> cookie = this.annotations.text("canary-by-cookie")
				.map((name) -> "cookie " + name + "=" + word)
				.stream();
			return Stream.concat(header, cookie).collect(Collectors.joining(" or "));
		}

		/** Header, then cookie: the first that has an opinion decides. */
		private Optional<Answer> asked(HttpRequest request) {
			Optional<Answer> header = this.annotations.text("canary-by-header")
				.flatMap((name) -> byHeader(name, request.headers().get(name.toLowerCase(Locale.ROOT))));
			return header
				.or(() -> this.annotations.text("canary-by-cookie").flatMap((name) -> byCookie(name, request)));
		}

		private Optional<Answer> byHeader(String name, @Nullable String value) {
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
			return request.cookie(name).flatMap((value) -> alwaysOrNever(value, "cookie " + name + " is " + value));
		}

		private static Optional<Answer> alwaysOrNever(String value, String shown) {
			return switch (value) {
				case "always" -> Optional.of(new Answer(true, shown));
				case "never" -> Optional.of(new Answer(false, shown));
				default -> Optional.empty();
			};
		}

		/** Of how many requests nobody asked about it gets how many. */
		int total() {
			return Math.max(100, this.annotations.number("canary-weight-total", 100));
		}

		int weight() {
			return Math.min(total(), this.annotations.number("canary-weight", 0));
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

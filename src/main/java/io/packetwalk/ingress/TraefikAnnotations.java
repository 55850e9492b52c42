package io.packetwalk.ingress;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Ingress;
import io.packetwalk.http.HttpCondition;
import io.packetwalk.http.HttpCondition.Answer;
import io.packetwalk.http.HttpRequest;

/**
 * The <a href=
 * "https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/#annotations">annotations</a>
 * of one Ingress that Traefik acts on.
 */
record TraefikAnnotations(Ingress ingress) {

	private static final String ROUTER = "traefik.ingress.kubernetes.io/router.";

	private Optional<String> router(String name) {
		return Optional.ofNullable(this.ingress.annotations().get(ROUTER + name)).map(String::strip);
	}

	/** The matcher of ImplementationSpecific paths. */
	String pathMatcher() {
		return router("pathmatcher").orElse("PathPrefix");
	}

	/** The priority asked for; 0 means the length of the rule. */
	Optional<Long> priority() {
		return router("priority").filter((value) -> value.matches("-?\\d{1,10}"))
			.map(Long::parseLong)
			.filter((value) -> value != 0);
	}

	/** Without the annotation a router listens on every default entry point. */
	HttpCondition entryPoints() {
		Optional<List<String>> names = router("entrypoints").map((value) -> Arrays.asList(value.split("\\s*,\\s*")));
		boolean tls = router("tls").filter((value) -> value.equalsIgnoreCase("true")).isPresent();
		return (request) -> {
			String entryPoint = entryPoint(request);
			if (names.isPresent() && !names.get().contains(entryPoint)) {
				return new Answer(false,
						"the router listens on " + names.get() + ", the request came by " + entryPoint);
			}
			return new Answer(!tls || request.scheme().equals("https"),
					tls ? "the router is for TLS, the request came by " + request.scheme() : "");
		};
	}

	private static String entryPoint(HttpRequest request) {
		return request.scheme().equals("https") ? "websecure" : "web";
	}

}

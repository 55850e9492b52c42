package io.packetwalk.ingress.traefik;

import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Ingress;
import io.packetwalk.http.HttpCondition;

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
		List<String> names = router("entrypoints").map((value) -> List.of(value.split("\\s*,\\s*"))).orElse(List.of());
		boolean tls = router("tls").filter((value) -> value.equalsIgnoreCase("true")).isPresent();
		return new EntryPoints(names, tls).condition();
	}

	/** The Middlewares of its routers, as {@code NAMESPACE-NAME@kubernetescrd}. */
	String middlewares() {
		return router("middlewares").orElse("");
	}

}

package io.packetwalk.ingress.traefik;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.IngressRoute.Reference;
import io.packetwalk.cluster.TraefikMiddleware;
import io.packetwalk.cluster.TraefikMiddleware.Chain;

/** Finds the Middlewares that routers name. */
record Middlewares(List<TraefikMiddleware> known, boolean crossNamespace) {

	private static final String PROVIDER = "@kubernetescrd";

	private static final int DEEPEST = 10;

	/**
	 * The Middlewares of a router, chains taken apart.
	 *
	 * @param list the Middlewares, in order
	 * @param broken why the router is dropped, empty when it is not
	 */
	record Named(List<TraefikMiddleware> list, String broken) {
	}

	/**
	 * Those that an IngressRoute names, in its own namespace unless it says otherwise.
	 */
	Named of(String namespace, List<Reference> references) {
		List<TraefikMiddleware> found = new ArrayList<>();
		String broken = collect(namespace, references, found, 0);
		return new Named(List.copyOf(found), broken);
	}

	private String collect(String namespace, List<Reference> references, List<TraefikMiddleware> found, int depth) {
		for (Reference reference : references) {
			Optional<TraefikMiddleware> named = find(namespace, reference);
			if (named.isEmpty()) {
				return whyNot(namespace, reference);
			}
			String broken = add(named.get(), found, depth);
			if (!broken.isEmpty()) {
				return broken;
			}
		}
		return "";
	}

	private String add(TraefikMiddleware middleware, List<TraefikMiddleware> found, int depth) {
		if (!(middleware.action() instanceof Chain chain)) {
			found.add(middleware);
			return "";
		}
		return (depth >= DEEPEST) ? "the chain " + middleware.ref() + " leads back to itself"
				: collect(middleware.namespace(), chain.middlewares(), found, depth + 1);
	}

	private Optional<TraefikMiddleware> find(String namespace, Reference reference) {
		if (reference.name().contains("@")) {
			return byFullName(reference.name());
		}
		String wanted = Objects.requireNonNullElse(reference.namespace(), namespace);
		return (wanted.equals(namespace) || this.crossNamespace) ? this.known.stream()
			.filter((one) -> one.namespace().equals(wanted) && one.name().equals(reference.name()))
			.findFirst() : Optional.empty();
	}

	/** {@code NAMESPACE-NAME@kubernetescrd}, as annotations write it. */
	private Optional<TraefikMiddleware> byFullName(String text) {
		return this.known.stream()
			.filter((one) -> text.equalsIgnoreCase(one.namespace() + "-" + one.name() + PROVIDER))
			.findFirst();
	}

	/** Those of the annotation {@code router.middlewares}. */
	Named ofAnnotation(String text) {
		List<Reference> references = new ArrayList<>();
		for (String name : text.split(",")) {
			if (!name.isBlank()) {
				references
					.add(new Reference(name.strip().contains("@") ? name.strip() : name.strip() + "@kubernetes", null));
			}
		}
		return of("", references);
	}

	private String whyNot(String namespace, Reference reference) {
		if (reference.name().contains("@")) {
			return "there is no middleware " + reference.name()
					+ "; a Middleware is named NAMESPACE-NAME@kubernetescrd here";
		}
		String wanted = Objects.requireNonNullElse(reference.namespace(), namespace);
		return wanted.equals(namespace) ? "there is no Middleware " + wanted + "/" + reference.name() : "Middleware "
				+ wanted + "/" + reference.name() + " is in another namespace, and allowCrossNamespace is off";
	}

}

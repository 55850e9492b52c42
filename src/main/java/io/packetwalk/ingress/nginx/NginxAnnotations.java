package io.packetwalk.ingress.nginx;

import java.util.Optional;

import io.packetwalk.cluster.Ingress;

/**
 * The <a href=
 * "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/">annotations</a>
 * of one Ingress that ingress-nginx acts on.
 */
record NginxAnnotations(Ingress ingress) {

	private static final String PREFIX = "nginx.ingress.kubernetes.io/";

	Optional<String> text(String name) {
		return Optional.ofNullable(this.ingress.annotations().get(PREFIX + name))
			.map(String::strip)
			.filter((value) -> !value.isEmpty());
	}

	boolean flag(String name, boolean otherwise) {
		return text(name).map((value) -> value.equalsIgnoreCase("true")).orElse(otherwise);
	}

	boolean canary() {
		return flag("canary", false);
	}

	/** The path sent on, in nginx's own words; empty: unchanged. */
	String rewriteTarget() {
		return text("rewrite-target").orElse("");
	}

	/** A target equal to the path is no rewrite. */
	boolean rewrites(String path) {
		return !rewriteTarget().isEmpty() && !rewriteTarget().equals(path);
	}

	boolean useRegex() {
		return flag("use-regex", false);
	}

	int number(String name, int otherwise) {
		return text(name).filter((value) -> value.matches("\\d{1,9}")).map(Integer::parseInt).orElse(otherwise);
	}

}

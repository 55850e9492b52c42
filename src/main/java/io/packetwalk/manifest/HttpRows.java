package io.packetwalk.manifest;

import static io.packetwalk.manifest.Understanding.MODELLED;
import static io.packetwalk.manifest.Understanding.NOT_MODELLED;
import static io.packetwalk.manifest.Understanding.PARTLY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.packetwalk.manifest.UnderstandingTable.Row;

/**
 * What is followed of
 * <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>.
 */
final class HttpRows {

	private static final String NGINX_PREFIX = "nginx.ingress.kubernetes.io/";

	private static final List<String> NGINX = List.of("rewrite-target", "use-regex", "ssl-redirect",
			"force-ssl-redirect", "service-upstream", "app-root", "default-backend", "permanent-redirect",
			"permanent-redirect-code", "temporal-redirect", "canary", "canary-weight", "canary-weight-total",
			"canary-by-header", "canary-by-header-value", "canary-by-header-pattern", "canary-by-cookie",
			"temporal-redirect-code", "server-alias", "from-to-www-redirect", "backend-protocol", "upstream-vhost");

	/** They change sizes and logs, and no packet that is walked here. */
	private static final List<String> NGINX_SAME_PACKETS = List.of("proxy-body-size", "proxy-buffer-size",
			"proxy-buffers-number", "proxy-buffering", "client-body-buffer-size", "enable-access-log", "enable-cors",
			"cors-allow-origin", "cors-allow-methods", "cors-allow-headers");

	private static final String TRAEFIK_PREFIX = "traefik.ingress.kubernetes.io/router.";

	private static final List<String> TRAEFIK = List.of("entrypoints", "pathmatcher", "priority", "tls", "middlewares");

	private HttpRows() {
	}

	static List<Row> rows() {
		List<Row> rows = new ArrayList<>(List.of(
				Row.of("Ingress", "", MODELLED, "Hosts and paths, through an ingress controller's pod."),
				Row.of("Ingress", "spec.ingressClassName", MODELLED, ""),
				Row.of("Ingress", "spec.rules[].host", MODELLED, "Wildcards too."),
				Row.of("Ingress", "spec.rules[].http.paths[].path", MODELLED, ""),
				Row.of("Ingress", "spec.rules[].http.paths[].pathType", MODELLED, ""),
				Row.of("Ingress", "spec.rules[].http.paths[].backend.service", MODELLED, ""),
				Row.of("Ingress", "spec.rules[].http.paths[].backend.resource", NOT_MODELLED,
						"The path leads nowhere."),
				Row.of("Ingress", "spec.defaultBackend", MODELLED, ""),
				Row.of("Ingress", "spec.tls", PARTLY, "Connections are opened on 443; no handshake is walked."),
				Row.of("Ingress", "status.loadBalancer", MODELLED, ""),
				Row.of("IngressClass", "", MODELLED, "Which controller serves, and which class is the default."),
				Row.of("IngressClass", "spec.parameters", NOT_MODELLED, "The controller runs with its defaults.")));
		annotations(rows);
		return rows;
	}

	private static void annotations(List<Row> rows) {
		NGINX.forEach((name) -> rows.add(
				Row.of("Ingress", "metadata.annotations[" + NGINX_PREFIX + name + "]", MODELLED, "By ingress-nginx.")));
		rows.add(Row.allBut("Ingress", "metadata.annotations[" + NGINX_PREFIX + "*]",
				"ingress-nginx here does not act on it.", union(NGINX, NGINX_SAME_PACKETS)));
		TRAEFIK.forEach((name) -> rows
			.add(Row.of("Ingress", "metadata.annotations[" + TRAEFIK_PREFIX + name + "]", MODELLED, "By Traefik.")));
		rows.add(Row.allBut("Ingress", "metadata.annotations[" + TRAEFIK_PREFIX + "*]",
				"Traefik here does not act on it.", Set.copyOf(TRAEFIK)));
	}

	private static Set<String> union(List<String> one, List<String> other) {
		Set<String> union = new HashSet<>(one);
		union.addAll(other);
		return union;
	}

}

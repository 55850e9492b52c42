package io.packetwalk.manifest;

import static io.packetwalk.manifest.Understanding.MODELLED;
import static io.packetwalk.manifest.Understanding.NOT_MODELLED;
import static io.packetwalk.manifest.Understanding.PARTLY;

import java.util.List;

import io.packetwalk.manifest.UnderstandingTable.Row;

/**
 * What is followed of
 * <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>
 * and Gateway API.
 */
final class HttpRows {

	private static final String NO_GATEWAY = "Gateways do not answer: packets are walked as if it did not exist.";

	private HttpRows() {
	}

	static List<Row> rows() {
		return List.of(Row.of("Ingress", "", MODELLED, "Hosts and paths, through an ingress controller's pod."),
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
				Row.of("IngressClass", "spec.parameters", NOT_MODELLED, "The controller runs with its defaults."),
				Row.of("GatewayClass", "", NOT_MODELLED, NO_GATEWAY), Row.of("Gateway", "", NOT_MODELLED, NO_GATEWAY),
				Row.of("HTTPRoute", "", NOT_MODELLED, NO_GATEWAY), Row.of("GRPCRoute", "", NOT_MODELLED, NO_GATEWAY));
	}

}

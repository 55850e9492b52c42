package io.packetwalk.manifest;

import static io.packetwalk.manifest.Understanding.MODELLED;
import static io.packetwalk.manifest.Understanding.NOT_MODELLED;
import static io.packetwalk.manifest.Understanding.NO_BEARING;
import static io.packetwalk.manifest.Understanding.PARTLY;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.manifest.UnderstandingTable.Row;

/**
 * What is followed of <a href="https://gateway-api.sigs.k8s.io">Gateway API</a> and of
 * Traefik's custom resources.
 */
final class GatewayRows {

	private static final String PASSED_ON = "The request is passed on without it.";

	private GatewayRows() {
	}

	static List<Row> rows() {
		List<Row> rows = new ArrayList<>(List.of(
				Row.of("GatewayClass", "", MODELLED, "Which controller serves its Gateways."),
				Row.of("GatewayClass", "spec.parametersRef", NOT_MODELLED, "The controller runs with its defaults."),
				Row.of("Gateway", "", MODELLED, "Listeners, their isolation, and who may attach to them."),
				Row.of("Gateway", "spec.listeners[].hostname", MODELLED, "A wildcard is one label or more."),
				Row.of("Gateway", "spec.listeners[].protocol", PARTLY, "HTTP, HTTPS and TLS; TCP and UDP are not."),
				Row.of("Gateway", "spec.listeners[].allowedRoutes", MODELLED, ""),
				Row.of("Gateway", "spec.listeners[].tls.mode", MODELLED, ""),
				Row.of("Gateway", "spec.listeners[].tls.certificateRefs", PARTLY,
						"Whether the Secret is there and may be used; not what is in it."),
				Row.of("Gateway", "spec.tls", NOT_MODELLED, "Client certificates are not asked for."),
				Row.of("Gateway", "spec.allowedListeners", NOT_MODELLED, "ListenerSets attach to nothing."),
				Row.of("ReferenceGrant", "", MODELLED, "")));
		httpRoutes(rows);
		otherRoutes(rows);
		traefik(rows);
		return rows;
	}

	private static void httpRoutes(List<Row> rows) {
		rows.addAll(List.of(Row.of("HTTPRoute", "", MODELLED, "Through the pods of its Gateways."),
				Row.of("HTTPRoute", "spec.parentRefs", PARTLY, "Gateways; a Service as a parent is a mesh's matter."),
				Row.of("HTTPRoute", "spec.hostnames", MODELLED, ""),
				Row.of("HTTPRoute", "spec.rules[].matches", MODELLED, "With the API's precedence."),
				Row.of("HTTPRoute", "spec.rules[].filters", PARTLY,
						"Headers, redirect, rewrite and mirror; the rest is named where it is met."),
				Row.of("HTTPRoute", "spec.rules[].filters[].cors", NOT_MODELLED, PASSED_ON),
				Row.of("HTTPRoute", "spec.rules[].filters[].externalAuth", NOT_MODELLED, PASSED_ON),
				Row.of("HTTPRoute", "spec.rules[].backendRefs", MODELLED, "Services, by weight."),
				Row.of("HTTPRoute", "spec.rules[].timeouts", NOT_MODELLED, "Nothing takes that long here."),
				Row.of("HTTPRoute", "spec.rules[].retry", NOT_MODELLED, "A request is tried once."), Row.of("HTTPRoute",
						"spec.rules[].sessionPersistence", NOT_MODELLED, "Each request is shared out anew.")));
	}

	private static void otherRoutes(List<Row> rows) {
		String nowhere = "Connections to its listeners are not walked.";
		rows.addAll(List.of(Row.of("GRPCRoute", "", MODELLED, "Calls by service and method."),
				Row.of("GRPCRoute", "spec.rules[].sessionPersistence", NOT_MODELLED, "Each call is shared out anew."),
				Row.of("TLSRoute", "", MODELLED, "By server name; what is inside is not looked at."),
				Row.of("TCPRoute", "", NOT_MODELLED, nowhere), Row.of("UDPRoute", "", NOT_MODELLED, nowhere),
				Row.of("ListenerSet", "", NOT_MODELLED, "Its listeners are not opened."),
				Row.of("BackendTLSPolicy", "", NOT_MODELLED, "Backends are spoken to in plain text.")));
	}

	private static void traefik(List<Row> rows) {
		String other = "Connections to its entry points are not walked.";
		rows.addAll(List.of(Row.of("IngressRoute", "", MODELLED, "Served where Traefik runs with its CRD provider."),
				Row.of("IngressRoute", "spec.routes[].match", MODELLED,
						"Host, HostRegexp, Path, PathPrefix, PathRegexp, Header, Query, Method, ClientIP."),
				Row.of("IngressRoute", "spec.routes[].services[].sticky", NOT_MODELLED,
						"Each request is shared out anew."),
				Row.of("IngressRoute", "spec.parentRefs", NOT_MODELLED, "The route stands for itself."),
				Row.of("Middleware", "", PARTLY,
						"StripPrefix, AddPrefix, ReplacePath, redirects, Headers, IPAllowList and Chain; others are named."),
				Row.of("TraefikService", "", MODELLED, "Weighted and mirroring."),
				Row.of("TraefikService", "spec.weighted.sticky", NOT_MODELLED, "Each request is shared out anew."),
				Row.of("IngressRouteTCP", "", NOT_MODELLED, other), Row.of("IngressRouteUDP", "", NOT_MODELLED, other),
				Row.of("MiddlewareTCP", "", NOT_MODELLED, other),
				Row.of("TLSOption", "", NO_BEARING, "No handshake is walked."),
				Row.of("TLSStore", "", NO_BEARING, "No handshake is walked."),
				Row.of("ServersTransport", "", NOT_MODELLED, "Backends are dialled with Traefik's defaults."),
				Row.of("ServersTransportTCP", "", NOT_MODELLED, "Backends are dialled with Traefik's defaults.")));
	}

}

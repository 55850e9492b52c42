package io.packetwalk.ingress.gateway;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Gateway;
import io.packetwalk.cluster.Gateway.CertificateRef;
import io.packetwalk.cluster.Gateway.Listener;
import io.packetwalk.cluster.Gateway.RouteKind;
import io.packetwalk.cluster.Secret;

/** What is to be said of a listener, whoever attaches to it. */
final class ListenerChecks {

	private final Cluster cluster;

	private final Grants grants;

	ListenerChecks(Cluster cluster) {
		this.cluster = cluster;
		this.grants = new Grants(cluster.edge().gatewayApi().grants());
	}

	/** The kinds a listener takes when it does not say. */
	private static List<String> kindsOf(String protocol) {
		return switch (protocol) {
			case "HTTP", "HTTPS" -> List.of("HTTPRoute", "GRPCRoute");
			case "TLS" -> List.of("TLSRoute");
			case "TCP" -> List.of("TCPRoute");
			case "UDP" -> List.of("UDPRoute");
			default -> List.of();
		};
	}

	static List<String> supportedKinds(Listener listener) {
		List<String> possible = kindsOf(listener.protocol());
		List<RouteKind> asked = listener.allowed().kinds();
		return asked.isEmpty() ? possible
				: asked.stream().filter((kind) -> fits(kind, possible)).map(RouteKind::kind).distinct().toList();
	}

	private static boolean fits(RouteKind kind, List<String> possible) {
		return kind.group().equals(Grants.GROUP) && possible.contains(kind.kind());
	}

	Condition resolvedRefs(Gateway gateway, int index) {
		Listener listener = gateway.listeners().get(index);
		String at = "spec.listeners[" + index + "]";
		List<String> possible = kindsOf(listener.protocol());
		for (int i = 0; i < listener.allowed().kinds().size(); i++) {
			RouteKind kind = listener.allowed().kinds().get(i);
			if (!fits(kind, possible)) {
				return fails("InvalidRouteKinds",
						"listener " + listener.name() + " cannot take " + kind.kind() + "s, protocol "
								+ listener.protocol() + " takes " + possible,
						at + ".allowedRoutes.kinds[" + i + "].kind");
			}
		}
		for (int i = 0; i < listener.certificates().size(); i++) {
			Optional<Condition> failed = certificate(gateway, listener.certificates().get(i),
					at + ".tls.certificateRefs[" + i + "]");
			if (failed.isPresent()) {
				return failed.get();
			}
		}
		return Condition.holds(Condition.RESOLVED_REFS);
	}

	private Optional<Condition> certificate(Gateway gateway, CertificateRef ref, String at) {
		if (!ref.group().isEmpty() || !ref.kind().equals("Secret")) {
			return Optional.of(fails("InvalidCertificateRef", "a certificate is a Secret, not a " + ref.kind(), at));
		}
		String namespace = Objects.requireNonNullElse(ref.namespace(), gateway.namespace());
		if (!this.grants.permit("Gateway", gateway.namespace(), "Secret", namespace, ref.name())) {
			return Optional.of(fails("RefNotPermitted", "no ReferenceGrant in namespace " + namespace
					+ " lets Gateways of namespace " + gateway.namespace() + " use Secret " + ref.name(), at));
		}
		Optional<Secret> secret = this.cluster.edge()
			.secrets()
			.stream()
			.filter((one) -> one.namespace().equals(namespace) && one.name().equals(ref.name()))
			.findFirst();
		if (secret.isEmpty()) {
			return Optional
				.of(fails("InvalidCertificateRef", "there is no Secret " + namespace + "/" + ref.name(), at + ".name"));
		}
		return secret.get().tls() ? Optional.empty() : Optional.of(fails("InvalidCertificateRef", "Secret " + namespace
				+ "/" + ref.name() + " is of type " + secret.get().type() + ", not kubernetes.io/tls", at + ".name"));
	}

	private static Condition fails(String reason, String message, String path) {
		return Condition.fails(Condition.RESOLVED_REFS, reason, message, path);
	}

	/** Two listeners of one port that nobody could tell apart are both refused. */
	static Condition accepted(Gateway gateway, int index) {
		Listener listener = gateway.listeners().get(index);
		String at = "spec.listeners[" + index + "]";
		if (kindsOf(listener.protocol()).isEmpty()) {
			return Condition.fails(Condition.ACCEPTED, "UnsupportedProtocol",
					"protocol " + listener.protocol() + " of listener " + listener.name() + " is not known",
					at + ".protocol");
		}
		for (Listener other : gateway.listeners()) {
			if (other == listener || other.port() != listener.port() || udp(other) != udp(listener)) {
				continue;
			}
			if (!layer(other).equals(layer(listener))) {
				return Condition.fails(Condition.ACCEPTED, "ProtocolConflict",
						"listeners " + listener.name() + " and " + other.name() + " both want port " + listener.port()
								+ ", one for " + listener.protocol() + ", one for " + other.protocol(),
						at + ".protocol");
			}
			if (hostname(other).equals(hostname(listener))) {
				return Condition.fails(Condition.ACCEPTED, "HostnameConflict",
						"listeners " + listener.name() + " and " + other.name() + " both want port " + listener.port()
								+ " and " + (hostname(listener).isEmpty() ? "every host" : hostname(listener)),
						at + ".port");
			}
		}
		return Condition.holds(Condition.ACCEPTED);
	}

	private static boolean udp(Listener listener) {
		return listener.protocol().equals("UDP");
	}

	/** HTTPS and TLS share a port: both are told apart by server name. */
	private static String layer(Listener listener) {
		return listener.protocol().equals("HTTPS") ? "TLS" : listener.protocol();
	}

	private static String hostname(Listener listener) {
		return Objects.requireNonNullElse(listener.hostname(), "");
	}

}

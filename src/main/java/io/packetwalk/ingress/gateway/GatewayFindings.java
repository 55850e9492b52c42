package io.packetwalk.ingress.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.GatewayRoute;
import io.packetwalk.cluster.GatewayRoute.ParentRef;
import io.packetwalk.ingress.Finding;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.net.IpAddress;

/** What the conditions of Gateways and routes amount to. */
public final class GatewayFindings {

	private final Cluster cluster;

	private final Statuses statuses;

	private final Backends backends;

	private final List<Finding> findings = new ArrayList<>();

	private GatewayFindings(Cluster cluster) {
		Function<String, Optional<IpAddress>> nowhere = (name) -> Optional.empty();
		this.cluster = cluster;
		this.backends = new Backends(cluster, new ServiceEndpoints(cluster, nowhere));
		this.statuses = new Statuses(cluster, this.backends);
	}

	public static List<Finding> of(Cluster cluster) {
		GatewayFindings findings = new GatewayFindings(cluster);
		findings.statuses.listeners().forEach(findings::listener);
		cluster.edge().gatewayApi().routes().forEach(findings::route);
		findings.statuses.parents().forEach(findings::parent);
		return List.copyOf(findings.findings);
	}

	private void listener(ListenerStatus status) {
		Condition accepted = status.accepted();
		if (!accepted.holds()) {
			add("LISTENER_NOT_ACCEPTED", status, accepted, "nothing is served on it");
		}
		Condition resolved = status.resolvedRefs();
		if (!resolved.holds()) {
			add("LISTENER_REFS_NOT_RESOLVED", status, resolved,
					status.programmed() ? "such routes do not attach" : "no connection to it succeeds");
		}
		if (accepted.holds() && List.of("TCP", "UDP").contains(status.listener().protocol())) {
			this.findings.add(new Finding("LISTENER_NOT_MODELLED", false, status.gateway().ref(),
					status.at() + ".protocol", status.gateway().ref() + ": listener " + status.listener().name()
							+ " speaks " + status.listener().protocol() + ", which is not modelled; it is closed here",
					""));
		}
	}

	private void add(String code, ListenerStatus status, Condition condition, String consequence) {
		this.findings.add(
				new Finding(code, true, status.gateway().ref(), condition.path(),
						status.gateway().ref() + ": " + condition.message() + "; " + consequence + " ("
								+ condition.type() + "=False, " + condition.reason() + ")",
						advice(condition.reason())));
	}

	private void route(GatewayRoute route) {
		for (Condition condition : this.backends.unresolved(route)) {
			this.findings.add(new Finding("ROUTE_REFS_NOT_RESOLVED", true, route.ref(), condition.path(),
					route.ref() + ": " + condition.message() + "; its share of the requests " + failure(route)
							+ " (ResolvedRefs=False, " + condition.reason() + ")",
					advice(condition.reason())));
		}
		this.findings.addAll(new FilterFindings(route).list());
		if (route.parents().isEmpty()) {
			this.findings.add(new Finding("ROUTE_WITHOUT_PARENT", true, route.ref(), "spec",
					route.ref() + " has no parentRefs: it attaches to no Gateway, and nothing is routed by it",
					"Name a Gateway in spec.parentRefs."));
		}
		for (int i = 0; i < route.parents().size(); i++) {
			ParentRef ref = route.parents().get(i);
			if (ref.kind().equals("Gateway") && gateway(route, ref).isEmpty()) {
				this.findings.add(noGateway(route, ref, i));
			}
		}
	}

	private static String failure(GatewayRoute route) {
		return switch (route.identity().kind()) {
			case "GRPCRoute" -> "is answered UNAVAILABLE";
			case "TLSRoute" -> "is closed";
			default -> "is answered 500";
		};
	}

	private Optional<String> gateway(GatewayRoute route, ParentRef ref) {
		String key = Objects.requireNonNullElse(ref.namespace(), route.identity().namespace()) + "/" + ref.name();
		return this.cluster.edge()
			.gatewayApi()
			.gateways()
			.stream()
			.map((gateway) -> gateway.key())
			.filter(key::equals)
			.findFirst();
	}

	private Finding noGateway(GatewayRoute route, ParentRef ref, int index) {
		String namespace = Objects.requireNonNullElse(ref.namespace(), route.identity().namespace());
		List<String> elsewhere = this.cluster.edge()
			.gatewayApi()
			.gateways()
			.stream()
			.filter((gateway) -> gateway.name().equals(ref.name()))
			.map((gateway) -> gateway.namespace())
			.toList();
		return new Finding("GATEWAY_NOT_FOUND", true, route.ref(), "spec.parentRefs[" + index + "].name",
				route.ref() + ": there is no Gateway " + namespace + "/" + ref.name()
						+ "; the route attaches to nothing, and no status says so",
				elsewhere.isEmpty() ? "" : "Write namespace: " + elsewhere.getFirst() + " in the parentRef.");
	}

	private void parent(RouteParent parent) {
		Condition accepted = parent.accepted();
		if (!accepted.holds()) {
			this.findings
				.add(new Finding("ROUTE_NOT_ACCEPTED", true, parent.route().ref(), accepted.path(),
						parent.route().ref() + " does not attach to " + parent.gateway().ref() + ": "
								+ accepted.message() + " (Accepted=False, " + accepted.reason() + ")",
						advice(accepted.reason())));
		}
	}

	private static String advice(String reason) {
		return switch (reason) {
			case "NotAllowedByListeners" ->
				"Let the listener say allowedRoutes: {namespaces: {from: All}}, or move the route.";
			case "NoMatchingListenerHostname" -> "Use a hostname the listener is for.";
			case "NoMatchingParent" -> "Name a listener and port that the Gateway has.";
			case "RefNotPermitted" -> "Add a ReferenceGrant to the namespace that is referred to.";
			case "BackendNotFound" -> "Name a Service and one of its ports: the Service port, not the container's.";
			case "HostnameConflict" -> "Give each listener of a port a hostname of its own.";
			case "ProtocolConflict" -> "Give each protocol a port of its own.";
			default -> "";
		};
	}

}

package io.packetwalk.ingress.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Gateway;
import io.packetwalk.cluster.Gateway.Listener;
import io.packetwalk.cluster.GatewayRoute;
import io.packetwalk.cluster.GatewayRoute.ParentRef;
import io.packetwalk.cluster.Namespace;
import io.packetwalk.ingress.gateway.RouteParent.Attached;

/**
 * Which route attaches to which listener (<a href=
 * "https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways">attaching
 * routes</a>).
 */
final class Attachments {

	private final Cluster cluster;

	private final Backends backends;

	Attachments(Cluster cluster, Backends backends) {
		this.cluster = cluster;
		this.backends = backends;
	}

	/** The parents of all routes; a reference that names no Gateway has no status. */
	List<RouteParent> parents() {
		List<RouteParent> parents = new ArrayList<>();
		for (GatewayRoute route : this.cluster.edge().gatewayApi().routes()) {
			Condition resolved = this.backends.unresolved(route)
				.stream()
				.findFirst()
				.orElse(Condition.holds(Condition.RESOLVED_REFS));
			for (int i = 0; i < route.parents().size(); i++) {
				int index = i;
				gateway(route, route.parents().get(i))
					.ifPresent((gateway) -> parents.add(parent(route, index, gateway, resolved)));
			}
		}
		return List.copyOf(parents);
	}

	Optional<Gateway> gateway(GatewayRoute route, ParentRef ref) {
		String namespace = Objects.requireNonNullElse(ref.namespace(), route.identity().namespace());
		return this.cluster.edge()
			.gatewayApi()
			.gateways()
			.stream()
			.filter((gateway) -> ref.group().equals(Grants.GROUP) && ref.kind().equals("Gateway")
					&& gateway.namespace().equals(namespace) && gateway.name().equals(ref.name()))
			.findFirst();
	}

	private RouteParent parent(GatewayRoute route, int index, Gateway gateway, Condition resolved) {
		ParentRef ref = route.parents().get(index);
		String at = "spec.parentRefs[" + index + "]";
		List<Integer> named = IntStream.range(0, gateway.listeners().size())
			.filter((i) -> names(ref, gateway.listeners().get(i)))
			.boxed()
			.toList();
		List<Integer> allowing = named.stream().filter((i) -> allows(gateway, i, route)).toList();
		List<Attached> attached = allowing.stream()
			.map((i) -> new Attached(i, Hostnames.common(gateway.listeners().get(i).hostname(), route.hostnames())))
			.filter((one) -> !one.hostnames().isEmpty())
			.toList();
		Condition accepted = Condition.holds(Condition.ACCEPTED);
		if (named.isEmpty()) {
			accepted = noMatchingParent(ref, gateway, at);
		}
		else if (allowing.isEmpty()) {
			accepted = notAllowed(route, gateway, named, at);
		}
		else if (attached.isEmpty()) {
			accepted = Condition.fails(
					Condition.ACCEPTED, "NoMatchingListenerHostname", "its hostnames " + route.hostnames()
							+ " and those of the listeners have nothing in common: " + words(gateway, allowing),
					"spec.hostnames");
		}
		return new RouteParent(route, index, gateway, accepted, resolved, attached);
	}

	private static boolean names(ParentRef ref, Listener listener) {
		return (ref.sectionName() == null || ref.sectionName().equals(listener.name()))
				&& (ref.port() == null || ref.port() == listener.port());
	}

	private boolean allows(Gateway gateway, int index, GatewayRoute route) {
		Listener listener = gateway.listeners().get(index);
		return ListenerChecks.supportedKinds(listener).contains(route.identity().kind())
				&& admits(gateway, listener, route.identity().namespace());
	}

	private boolean admits(Gateway gateway, Listener listener, String namespace) {
		return switch (listener.allowed().from()) {
			case "All" -> true;
			case "Same" -> gateway.namespace().equals(namespace);
			case "Selector" -> this.cluster.namespaces()
				.stream()
				.filter((one) -> one.name().equals(namespace))
				.map(Namespace::labels)
				.anyMatch(listener.allowed().selector()::matches);
			default -> false;
		};
	}

	private static Condition noMatchingParent(ParentRef ref, Gateway gateway, String at) {
		String wanted = (ref.sectionName() != null) ? "called " + ref.sectionName() : "";
		if (ref.port() != null) {
			wanted += (wanted.isEmpty() ? "" : " and ") + "on port " + ref.port();
		}
		List<String> there = gateway.listeners()
			.stream()
			.map((listener) -> listener.name() + " (port " + listener.port() + ")")
			.toList();
		return Condition.fails(Condition.ACCEPTED, "NoMatchingParent",
				gateway.ref() + " has no listener " + wanted + ", it has " + String.join(", ", there),
				at + ((ref.sectionName() != null) ? ".sectionName" : ".port"));
	}

	private static Condition notAllowed(GatewayRoute route, Gateway gateway, List<Integer> named, String at) {
		List<String> reasons = named.stream().map(gateway.listeners()::get).map((listener) -> {
			List<String> kinds = ListenerChecks.supportedKinds(listener);
			return "listener " + listener.name() + (kinds.contains(route.identity().kind())
					? " takes routes of " + from(gateway, listener) + " only" : " takes " + kinds + " only");
		}).toList();
		return Condition.fails(Condition.ACCEPTED, "NotAllowedByListeners", String.join(", ", reasons) + "; this "
				+ route.identity().kind() + " is in namespace " + route.identity().namespace(), at);
	}

	private static String from(Gateway gateway, Listener listener) {
		return switch (listener.allowed().from()) {
			case "Same" -> "its own namespace " + gateway.namespace();
			case "Selector" -> "namespaces with labels " + listener.allowed().selector();
			default -> "no namespace";
		};
	}

	private static String words(Gateway gateway, List<Integer> listeners) {
		return String.join(", ",
				listeners.stream()
					.map(gateway.listeners()::get)
					.map((listener) -> listener.name() + " is for "
							+ Objects.requireNonNullElse(listener.hostname(), "every host"))
					.toList());
	}

}

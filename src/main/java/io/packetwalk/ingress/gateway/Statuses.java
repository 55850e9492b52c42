package io.packetwalk.ingress.gateway;

import java.util.List;
import java.util.function.Function;
import java.util.Optional;
import java.util.stream.IntStream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Gateway;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.net.IpAddress;

/** What the statuses of Gateways and routes say once their controller has seen them. */
public final class Statuses {

	private final Cluster cluster;

	private final ListenerChecks checks;

	private final List<RouteParent> parents;

	Statuses(Cluster cluster, Backends backends) {
		this.cluster = cluster;
		this.checks = new ListenerChecks(cluster);
		this.parents = new Attachments(cluster, backends).parents();
	}

	public static Statuses of(Cluster cluster) {
		Function<String, Optional<IpAddress>> nowhere = (name) -> Optional.empty();
		return new Statuses(cluster, new Backends(cluster, new ServiceEndpoints(cluster, nowhere)));
	}

	/** The parents of every route, routes by kind, namespace and name. */
	public List<RouteParent> parents() {
		return this.parents;
	}

	List<RouteParent> parents(Gateway gateway) {
		return this.parents.stream().filter((parent) -> parent.gateway().equals(gateway)).toList();
	}

	/** The listeners of every Gateway. */
	public List<ListenerStatus> listeners() {
		return this.cluster.edge()
			.gatewayApi()
			.gateways()
			.stream()
			.flatMap((gateway) -> listeners(gateway).stream())
			.toList();
	}

	List<ListenerStatus> listeners(Gateway gateway) {
		return IntStream.range(0, gateway.listeners().size())
			.mapToObj((index) -> new ListenerStatus(gateway, index,
					ListenerChecks.supportedKinds(gateway.listeners().get(index)), attached(gateway, index),
					ListenerChecks.accepted(gateway, index), this.checks.resolvedRefs(gateway, index)))
			.toList();
	}

	/** Each route once, however many of its parentRefs lead here. */
	private int attached(Gateway gateway, int index) {
		return (int) parents(gateway).stream()
			.filter((parent) -> parent.attached().stream().anyMatch((attached) -> attached.listener() == index))
			.map((parent) -> parent.route().ref())
			.distinct()
			.count();
	}

}

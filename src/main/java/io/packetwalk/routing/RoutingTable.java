package io.packetwalk.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.packetwalk.net.IpAddress;

/**
 * The main routing table of one namespace: the longest prefix wins.
 *
 * @param routes the routes, in the order {@code ip route} lists them
 */
public record RoutingTable(List<Route> routes) {

	public RoutingTable {
		routes = List.copyOf(routes);
	}

	/** The route a packet to this address takes; empty means "Network is unreachable". */
	public Optional<Route> lookup(IpAddress destination) {
		return this.routes.stream()
			.filter((route) -> route.destination().contains(destination))
			.max(Comparator.comparingInt((route) -> route.destination().prefix()));
	}

	/** The table as {@code ip route} prints it, a line a route. */
	public String print() {
		StringBuilder text = new StringBuilder();
		this.routes.forEach((route) -> text.append(route).append(" \n"));
		return text.toString();
	}

}

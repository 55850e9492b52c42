package io.packetwalk.routing;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * The main routing table of one namespace: the longest prefix wins (<a href=
 * "https://www.kernel.org/doc/html/latest/networking/fib_trie.html">fib_trie</a>).
 */
public final class RoutingTable {

	/**
	 * The default route, then by address; of several blocks at one address the longest
	 * first.
	 */
	private static final Comparator<Route> KERNEL_ORDER = Comparator
		.comparing((Route route) -> route.destination().network().address())
		.thenComparing((route) -> isDefault(route) ? 0 : 1)
		.thenComparing((route) -> -route.destination().prefix());

	private final List<Route> routes;

	/** The first route to each block, by prefix length, the longest first. */
	private final Map<Integer, Map<Cidr, Route>> byPrefix;

	/**
	 * Makes a table.
	 * @param routes the routes, in the order {@code ip route} lists them; the first of
	 * several to one block is used
	 */
	public RoutingTable(List<Route> routes) {
		this.routes = List.copyOf(routes);
		this.byPrefix = index(this.routes);
	}

	/** A table of these routes in the order the kernel lists them. */
	public static RoutingTable inKernelOrder(Collection<Route> routes) {
		return new RoutingTable(routes.stream().sorted(KERNEL_ORDER).toList());
	}

	private static boolean isDefault(Route route) {
		return route.destination().prefix() == 0;
	}

	private static Map<Integer, Map<Cidr, Route>> index(List<Route> routes) {
		return routes.stream()
			.sorted(Comparator.comparing((route) -> -route.destination().prefix()))
			.collect(Collectors.groupingBy((route) -> route.destination().prefix(), LinkedHashMap::new,
					Collectors.toMap((route) -> route.destination().network(), (route) -> route,
							(first, later) -> first, HashMap::new)));
	}

	/** The routes, in the order {@code ip route} lists them. */
	public List<Route> routes() {
		return this.routes;
	}

	/** The route a packet to this address takes; empty means "Network is unreachable". */
	public Optional<Route> lookup(IpAddress destination) {
		for (Map.Entry<Integer, Map<Cidr, Route>> length : this.byPrefix.entrySet()) {
			if (length.getKey() <= destination.family().bits()) {
				Route route = length.getValue().get(new Cidr(destination, length.getKey()).network());
				if (route != null) {
					return Optional.of(route);
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * The table as {@code ip route} prints it, a line a route. iproute2 ends every field
	 * with a blank, so each line ends with one.
	 */
	public String print() {
		StringBuilder text = new StringBuilder();
		this.routes.forEach((route) -> text.append(route).append(" \n"));
		return text.toString();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RoutingTable table && table.routes.equals(this.routes);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.routes);
	}

	@Override
	public String toString() {
		return this.routes.toString();
	}

}

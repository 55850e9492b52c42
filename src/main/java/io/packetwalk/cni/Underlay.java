package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.packetwalk.cluster.Node;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.Neighbour;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;
import io.packetwalk.routing.RoutingTable;

/**
 * The network under the pod network: the subnets the nodes are on, and the router between
 * those and the outside.
 */
final class Underlay {

	static final int MTU = 1500;

	/** A node's card, and that of a pod. */
	static final String CARD = "eth0";

	/**
	 * The router's way out: the range providers use towards their customers, so neither a
	 * cluster's nor that of an address made up for the world outside.
	 */
	private static final Cidr UPLINK = Cidr.of("100.64.0.2/30");

	private final Map<Cidr, Subnet> subnets = new LinkedHashMap<>();

	/**
	 * Nodes that hear each other's ARP.
	 *
	 * @param network its block
	 * @param gateway the router's address on it
	 * @param nodes the nodes on it
	 */
	record Subnet(Cidr network, IpAddress gateway, List<Node> nodes) {
	}

	static Underlay of(List<Node> nodes) {
		Underlay underlay = new Underlay();
		Map<Cidr, List<Node>> byNetwork = new LinkedHashMap<>();
		nodes.forEach((node) -> byNetwork.computeIfAbsent(node.subnet(), (network) -> new ArrayList<>()).add(node));
		byNetwork.forEach((network, members) -> underlay.subnets.put(network,
				new Subnet(network, freeAddress(network, members), List.copyOf(members))));
		return underlay;
	}

	/** The first address of the block that no node has: routers are .1 nearly always. */
	private static IpAddress freeAddress(Cidr network, List<Node> members) {
		Set<IpAddress> taken = members.stream().map(Node::internalIp).collect(Collectors.toSet());
		long offset = 1;
		while (taken.contains(network.at(offset))) {
			offset++;
		}
		return network.at(offset);
	}

	Subnet of(Node node) {
		Subnet subnet = this.subnets.get(node.subnet());
		if (subnet == null) {
			throw new IllegalArgumentException("a node of another cluster: " + node.name());
		}
		return subnet;
	}

	/** A node's loopback and its card. */
	List<Link> links(Node node) {
		List<Cidr> addresses = new ArrayList<>(List.of(cardAddress(node)));
		node.otherIps().forEach((other) -> addresses.add(Cidr.host(other)));
		return List.of(loopback(), new Link.Ethernet(CARD, Drawn.cardOf(node.internalIp()), MTU, addresses));
	}

	/** A node's routes to the router and to the nodes beside it. */
	List<Route> routes(Node node) {
		return List.of(byDefault(of(node).gateway()), connected(cardAddress(node), CARD));
	}

	/** The router and the nodes beside it, to whom a node has spoken. */
	List<Neighbour> neighbours(Node node) {
		List<Neighbour> neighbours = new ArrayList<>();
		Subnet subnet = of(node);
		neighbours.add(reachable(subnet.gateway(), CARD));
		subnet.nodes()
			.stream()
			.filter((other) -> !other.name().equals(node.name()))
			.forEach((other) -> neighbours.add(reachable(other.internalIp(), CARD)));
		return neighbours;
	}

	private static Cidr cardAddress(Node node) {
		return new Cidr(node.internalIp(), node.subnet().prefix());
	}

	/** The default route of a node or a pod. */
	static Route byDefault(IpAddress gateway) {
		return new Route(new Cidr(gateway, 0).network(), gateway, CARD, "", "", null, false);
	}

	/** The router's namespace: a card on every subnet, and one to the outside. */
	NetworkNamespace router() {
		List<Link> links = new ArrayList<>(List.of(loopback()));
		List<Route> routes = new ArrayList<>();
		List<Neighbour> neighbours = new ArrayList<>();
		IpAddress provider = UPLINK.at(1);
		links.add(new Link.Ethernet("wan0", Drawn.cardOf(UPLINK.address()), MTU, List.of(UPLINK)));
		routes.add(new Route(Cidr.of("0.0.0.0/0"), provider, "wan0", "", "", null, false));
		routes.add(connected(UPLINK, "wan0"));
		neighbours.add(new Neighbour(provider, "wan0", Drawn.cardOf(provider), "REACHABLE"));
		this.subnets.values().forEach((subnet) -> {
			String lan = "lan" + (links.size() - 2);
			Cidr address = new Cidr(subnet.gateway(), subnet.network().prefix());
			links.add(new Link.Ethernet(lan, Drawn.cardOf(subnet.gateway()), MTU, List.of(address)));
			routes.add(connected(address, lan));
			subnet.nodes().forEach((node) -> neighbours.add(reachable(node.internalIp(), lan)));
		});
		return new NetworkNamespace("router", links, RoutingTable.inKernelOrder(routes), neighbours, List.of(), true,
				false);
	}

	static Neighbour reachable(IpAddress card, String dev) {
		return new Neighbour(card, dev, Drawn.cardOf(card), "REACHABLE");
	}

	/** A route to one address on a device's other end. */
	static Route onLink(IpAddress address, String dev) {
		return new Route(Cidr.host(address), null, dev, "", "link", null, false);
	}

	/** A route to what another node on the same wire has. */
	static Route via(Cidr destination, Node other, String protocol) {
		return new Route(destination, other.internalIp(), CARD, protocol, "", null, false);
	}

	/** The route the kernel adds with an address. */
	static Route connected(Cidr address, String dev) {
		return new Route(address.network(), null, dev, "kernel", "link", address.address(), false);
	}

	static Link loopback() {
		return new Link.Loopback("lo", new MacAddress(0), 65536, List.of(Cidr.of("127.0.0.1/8")));
	}

}

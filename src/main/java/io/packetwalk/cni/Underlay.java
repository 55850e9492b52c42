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

	/** Docker hands out networks of this size from here, and kind's nodes live on one. */
	private static final Cidr DOCKER = Cidr.of("172.16.0.0/12");

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
		nodes.forEach((node) -> byNetwork.computeIfAbsent(networkOf(node), (network) -> new ArrayList<>()).add(node));
		byNetwork.forEach((network, members) -> underlay.subnets.put(network,
				new Subnet(network, freeAddress(network, members), List.copyOf(members))));
		return underlay;
	}

	private static Cidr networkOf(Node node) {
		IpAddress address = node.internalIp();
		int prefix = !address.isV4() ? 64 : DOCKER.contains(address) ? 16 : 24;
		return new Cidr(address, prefix).network();
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
		Subnet subnet = this.subnets.get(networkOf(node));
		if (subnet == null) {
			throw new IllegalArgumentException("a node of another cluster: " + node.name());
		}
		return subnet;
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

	/** The route the kernel adds with an address. */
	static Route connected(Cidr address, String dev) {
		return new Route(address.network(), null, dev, "kernel", "link", address.address(), false);
	}

	static Link loopback() {
		return new Link.Loopback("lo", new MacAddress(0), 65536, List.of(Cidr.of("127.0.0.1/8")));
	}

}

package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.routing.FdbEntry;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.Neighbour;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;
import io.packetwalk.routing.RoutingTable;

/**
 * What <a href=
 * "https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md#vxlan">flanneld's
 * VXLAN back end</a> and the bridge plugin it delegates to make on a node.
 */
final class FlannelNode {

	static final String BRIDGE = "cni0";

	/** What is left of 1500 once the outer Ethernet, IP, UDP and VXLAN headers are on. */
	static final int MTU = Underlay.MTU - 50;

	private static final String CARD = "eth0";

	private static final String TUNNEL = "flannel.1";

	private static final int VNI = 1;

	private static final int PORT = 8472;

	private final Cluster cluster;

	private final Underlay underlay;

	private final Placement placement;

	FlannelNode(Cluster cluster, Underlay underlay, Placement placement) {
		this.cluster = cluster;
		this.underlay = underlay;
		this.placement = placement;
	}

	NetworkNamespace namespace(Node node) {
		return new NetworkNamespace("node/" + node.name(), links(node), RoutingTable.inKernelOrder(routes(node)),
				neighbours(node), fdb(node), true, true);
	}

	/** The bridge's address, which is its pods' default gateway. */
	static IpAddress gateway(Node node) {
		return node.podCidr().at(1);
	}

	private static IpAddress tunnelAddress(Node node) {
		return node.podCidr().network().address();
	}

	private static MacAddress tunnelMac(Node node) {
		return Drawn.mac("flannel.1/" + node.name());
	}

	private Cidr cardAddress(Node node) {
		return new Cidr(node.internalIp(), this.underlay.of(node).network().prefix());
	}

	private List<Link> links(Node node) {
		List<Link> links = new ArrayList<>();
		links.add(Underlay.loopback());
		List<Cidr> cardAddresses = new ArrayList<>(List.of(cardAddress(node)));
		node.otherIps().forEach((other) -> cardAddresses.add(Cidr.host(other)));
		links.add(new Link.Ethernet(CARD, Drawn.cardOf(node.internalIp()), Underlay.MTU, cardAddresses));
		links.add(new Link.Vxlan(TUNNEL, tunnelMac(node), MTU, List.of(Cidr.host(tunnelAddress(node))), VNI,
				node.internalIp(), PORT));
		links.add(new Link.Bridge(BRIDGE, Drawn.macOf(gateway(node)), MTU,
				List.of(new Cidr(gateway(node), node.podCidr().prefix())), true));
		this.placement.podsOn(node).forEach((pod) -> links.add(veth(pod)));
		return links;
	}

	private static Link veth(Pod pod) {
		String name = Drawn.veth(pod.key());
		return new Link.Veth(name, Drawn.mac(name), MTU, List.of(), "pod/" + pod.key(), CARD, BRIDGE);
	}

	private List<Route> routes(Node node) {
		List<Route> routes = new ArrayList<>();
		IpAddress gateway = this.underlay.of(node).gateway();
		routes.add(new Route(new Cidr(gateway, 0).network(), gateway, CARD, "", "", null, false));
		routes.add(Underlay.connected(cardAddress(node), CARD));
		routes.add(Underlay.connected(new Cidr(gateway(node), node.podCidr().prefix()), BRIDGE));
		for (Node other : others(node)) {
			routes.add(throughTunnel(other.podCidr().network(), other));
		}
		for (Placement.Stray stray : this.placement.strays()) {
			Cidr address = Cidr.host(stray.address());
			boolean here = stray.node().equals(node);
			routes.add(here ? new Route(address, null, BRIDGE, "", "link", null, false)
					: throughTunnel(address, stray.node()));
		}
		return routes;
	}

	private static Route throughTunnel(Cidr destination, Node other) {
		return new Route(destination, tunnelAddress(other), TUNNEL, "", "", null, true);
	}

	private List<Node> others(Node node) {
		return this.cluster.nodes().stream().filter((other) -> !other.name().equals(node.name())).toList();
	}

	/** Who this node has spoken to, and what flanneld wrote for every other node. */
	private List<Neighbour> neighbours(Node node) {
		List<Neighbour> neighbours = new ArrayList<>();
		Underlay.Subnet subnet = this.underlay.of(node);
		neighbours.add(Underlay.reachable(subnet.gateway(), CARD));
		subnet.nodes()
			.stream()
			.filter((other) -> !other.name().equals(node.name()))
			.forEach((other) -> neighbours.add(Underlay.reachable(other.internalIp(), CARD)));
		for (Pod pod : this.placement.podsOn(node)) {
			IpAddress address = Objects.requireNonNull(pod.ip());
			neighbours.add(new Neighbour(address, BRIDGE, Drawn.macOf(address), "REACHABLE"));
		}
		others(node).forEach(
				(other) -> neighbours.add(new Neighbour(tunnelAddress(other), TUNNEL, tunnelMac(other), "PERMANENT")));
		return neighbours;
	}

	private List<FdbEntry> fdb(Node node) {
		return others(node).stream()
			.map((other) -> new FdbEntry(tunnelMac(other), TUNNEL, other.internalIp()))
			.toList();
	}

	/**
	 * flanneld's rules as saved. It appends its jumps, so they stand below kube-proxy's,
	 * which are prepended.
	 */
	String iptables(Node node) {
		return """
				*filter
				:INPUT ACCEPT [0:0]
				:FORWARD ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:FLANNEL-FWD - [0:0]
				-A FORWARD -m comment --comment "flanneld forward" -j FLANNEL-FWD
				-A FLANNEL-FWD -s %1$s -m comment --comment "flanneld forward" -j ACCEPT
				-A FLANNEL-FWD -d %1$s -m comment --comment "flanneld forward" -j ACCEPT
				COMMIT
				*nat
				:PREROUTING ACCEPT [0:0]
				:INPUT ACCEPT [0:0]
				:OUTPUT ACCEPT [0:0]
				:POSTROUTING ACCEPT [0:0]
				:FLANNEL-POSTRTG - [0:0]
				-A POSTROUTING -m comment --comment "flanneld masq" -j FLANNEL-POSTRTG
				-A FLANNEL-POSTRTG -m mark --mark 0x4000/0x4000 -m comment --comment "flanneld masq" -j RETURN
				-A FLANNEL-POSTRTG -s %2$s -d %1$s -m comment --comment "flanneld masq" -j RETURN
				-A FLANNEL-POSTRTG -s %1$s -d %2$s -m comment --comment "flanneld masq" -j RETURN
				-A FLANNEL-POSTRTG ! -s %1$s -d %2$s -m comment --comment "flanneld masq" -j RETURN
				-A FLANNEL-POSTRTG -s %1$s ! -d 224.0.0.0/4 -m comment --comment "flanneld masq" -j MASQUERADE --random-fully
				-A FLANNEL-POSTRTG ! -s %1$s -d %1$s -m comment --comment "flanneld masq" -j MASQUERADE --random-fully
				COMMIT
				"""
			.formatted(this.cluster.settings().podCidr().network(), node.podCidr().network());
	}

}

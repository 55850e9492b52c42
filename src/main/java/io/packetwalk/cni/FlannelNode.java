package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.Settings;
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
 * What one of <a href=
 * "https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md">flanneld's
 * back ends</a> and the bridge plugin it delegates to make on a node.
 */
final class FlannelNode {

	private static final String BRIDGE = "cni0";

	/** The outer Ethernet, IP, UDP and VXLAN headers. */
	private static final int VXLAN_HEADERS = 50;

	private final Cluster cluster;

	private final Settings settings;

	private final PodNetworkConfiguration configuration;

	private final Underlay underlay;

	private final Placement placement;

	/** The VXLAN device, null with back end {@code host-gw}. */
	private final @Nullable String tunnel;

	FlannelNode(Cluster cluster, Underlay underlay, Placement placement) {
		this.cluster = cluster;
		this.settings = cluster.settings();
		this.configuration = this.settings.podNetwork();
		this.underlay = underlay;
		this.placement = placement;
		this.tunnel = this.settings.tunnelDevice().orElse(null);
	}

	NetworkNamespace namespace(Node node) {
		return new NetworkNamespace("node/" + node.name(), links(node), RoutingTable.inKernelOrder(routes(node)),
				neighbours(node), fdb(node), true, this.configuration.bridgeNetfilter(node));
	}

	/** What the bridge and the pods may send at once. */
	int mtu() {
		return (this.configuration.mtu() > 0) ? this.configuration.mtu() : backendMtu();
	}

	private int backendMtu() {
		return (this.tunnel != null) ? Underlay.MTU - VXLAN_HEADERS : Underlay.MTU;
	}

	/** The bridge's address, which is its pods' default gateway. */
	static IpAddress gateway(Node node) {
		return node.podCidr().at(1);
	}

	private static IpAddress tunnelAddress(Node node) {
		return node.podCidr().network().address();
	}

	private MacAddress tunnelMac(Node node) {
		return Drawn.mac("flannel." + this.configuration.vni() + "/" + node.name());
	}

	private List<Link> links(Node node) {
		List<Link> links = new ArrayList<>(this.underlay.links(node));
		if (this.tunnel != null) {
			links
				.add(new Link.Vxlan(this.tunnel, tunnelMac(node), backendMtu(), List.of(Cidr.host(tunnelAddress(node))),
						this.configuration.vni(), node.internalIp(), this.configuration.port()));
		}
		links.add(new Link.Bridge(BRIDGE, Drawn.macOf(gateway(node)), mtu(),
				List.of(new Cidr(gateway(node), node.podCidr().prefix())), this.configuration.hairpinMode()));
		this.placement.podsOn(node).forEach((pod) -> links.add(veth(pod)));
		return links;
	}

	private Link veth(Pod pod) {
		String name = Drawn.veth(pod.key());
		return new Link.Veth(name, Drawn.mac(name), mtu(), List.of(), "pod/" + pod.key(), Underlay.CARD, BRIDGE);
	}

	private List<Route> routes(Node node) {
		List<Route> routes = new ArrayList<>(this.underlay.routes(node));
		routes.add(Underlay.connected(new Cidr(gateway(node), node.podCidr().prefix()), BRIDGE));
		for (Node other : others(node)) {
			towards(other.podCidr().network(), node, other).ifPresent(routes::add);
		}
		for (Placement.Seat stray : this.placement.strays()) {
			if (stray.node().equals(node)) {
				routes.add(Underlay.onLink(stray.address(), BRIDGE));
			}
			else {
				towards(Cidr.host(stray.address()), node, stray.node()).ifPresent(routes::add);
			}
		}
		return routes;
	}

	/**
	 * The way to another node's pods; none where there is neither a tunnel nor a common
	 * wire: flanneld then only logs that the gateway is unreachable.
	 */
	private Optional<Route> towards(Cidr destination, Node node, Node other) {
		if (this.tunnel != null && this.settings.tunnels(node, other)) {
			return Optional.of(new Route(destination, tunnelAddress(other), this.tunnel, "", "", null, true));
		}
		return node.subnet().equals(other.subnet()) ? Optional.of(Underlay.via(destination, other, ""))
				: Optional.empty();
	}

	private List<Node> others(Node node) {
		return this.cluster.nodes().stream().filter((other) -> !other.name().equals(node.name())).toList();
	}

	private List<Node> tunnelled(Node node) {
		return others(node).stream().filter((other) -> this.settings.tunnels(node, other)).toList();
	}

	/** Who this node has spoken to, and what flanneld wrote for every other node. */
	private List<Neighbour> neighbours(Node node) {
		List<Neighbour> neighbours = new ArrayList<>(this.underlay.neighbours(node));
		for (Pod pod : this.placement.podsOn(node)) {
			IpAddress address = Objects.requireNonNull(pod.ip());
			neighbours.add(new Neighbour(address, BRIDGE, Drawn.macOf(address), "REACHABLE"));
		}
		if (this.tunnel != null) {
			for (Node other : tunnelled(node)) {
				neighbours.add(new Neighbour(tunnelAddress(other), this.tunnel, tunnelMac(other), "PERMANENT"));
			}
		}
		return neighbours;
	}

	private List<FdbEntry> fdb(Node node) {
		if (this.tunnel == null) {
			return List.of();
		}
		String device = this.tunnel;
		return tunnelled(node).stream()
			.map((other) -> new FdbEntry(tunnelMac(other), device, other.internalIp()))
			.toList();
	}

}

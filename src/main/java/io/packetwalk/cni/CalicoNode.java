package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
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
 * What Felix and BIRD, the two daemons in {@code calico-node}, make on a node: BIRD tells
 * nodes of each other's blocks, save with VXLAN, where
 * <a href="https://docs.tigera.io/calico/latest/networking/configuring/vxlan-ipip">Felix
 * does it alone</a>.
 */
final class CalicoNode {

	private static final int VXLAN_HEADERS = 50;

	private static final int IP_HEADER = 20;

	/** BIRD's routing protocol number by its name, and Felix's, which has none. */
	private static final String BIRD = "bird";

	private static final String FELIX = "80";

	private final Cluster cluster;

	private final Settings settings;

	private final PodNetworkConfiguration configuration;

	private final Underlay underlay;

	private final Placement placement;

	private final CalicoBlocks blocks;

	CalicoNode(Cluster cluster, Underlay underlay, Placement placement, CalicoBlocks blocks) {
		this.cluster = cluster;
		this.settings = cluster.settings();
		this.configuration = this.settings.podNetwork();
		this.underlay = underlay;
		this.placement = placement;
		this.blocks = blocks;
	}

	NetworkNamespace namespace(Node node) {
		return new NetworkNamespace("node/" + node.name(), links(node), RoutingTable.inKernelOrder(routes(node)),
				neighbours(node), fdb(node), true, this.configuration.bridgeNetfilter(node));
	}

	/** What pods may send at once. */
	int mtu() {
		return (this.configuration.mtu() > 0) ? this.configuration.mtu() : backendMtu();
	}

	private int backendMtu() {
		return Underlay.MTU - switch (this.configuration.backend()) {
			case VXLAN -> VXLAN_HEADERS;
			case IPIP -> IP_HEADER;
			case HOST_GW, BGP -> 0;
		};
	}

	private boolean vxlan() {
		return this.configuration.backend() == Backend.VXLAN;
	}

	private String tunnel() {
		return this.settings.tunnelDevice().orElseThrow();
	}

	private IpAddress tunnelAddress(Node node) {
		return this.blocks.tunnelAddress(node).orElseThrow();
	}

	/** Felix derives it, so that every node knows that of every other. */
	static MacAddress tunnelMac(Node node) {
		return new MacAddress(0x66L << 40 | HexFormat.fromHexDigitsToLong(Drawn.sha1(node.name()), 0, 10));
	}

	private List<Link> links(Node node) {
		List<Link> links = new ArrayList<>(this.underlay.links(node));
		switch (this.configuration.backend()) {
			case IPIP -> links
				.add(new Link.Ipip(tunnel(), backendMtu(), List.of(Cidr.host(tunnelAddress(node))), node.internalIp()));
			case VXLAN -> links
				.add(new Link.Vxlan(tunnel(), tunnelMac(node), backendMtu(), List.of(Cidr.host(tunnelAddress(node))),
						this.configuration.vni(), node.internalIp(), this.configuration.port()));
			case HOST_GW, BGP -> {
			}
		}
		this.placement.podsOn(node)
			.forEach((pod) -> links.add(new Link.Veth(Calico.cable(pod), Calico.NODE_END, mtu(), List.of(),
					"pod/" + pod.key(), Underlay.CARD, null)));
		return links;
	}

	/**
	 * What no pod of the node's own blocks has is thrown away, not sent to the router.
	 */
	private List<Route> routes(Node node) {
		List<Route> routes = new ArrayList<>(this.underlay.routes(node));
		this.blocks.blocks(node).forEach((block) -> routes.add(Route.blackhole(block, vxlan() ? FELIX : BIRD)));
		for (Pod pod : this.placement.podsOn(node)) {
			routes.add(Underlay.onLink(Objects.requireNonNull(pod.ip()), Calico.cable(pod)));
		}
		for (Node other : others(node)) {
			this.blocks.blocks(other).forEach((block) -> routes.add(towards(block, node, other)));
		}
		this.blocks.borrowed()
			.stream()
			.filter((seat) -> !seat.node().name().equals(node.name()))
			.forEach((seat) -> routes.add(towards(Cidr.host(seat.address()), node, seat.node())));
		return routes;
	}

	/**
	 * The way to another node's block. Without a tunnel BIRD finds the other node as the
	 * kernel does: beside it, or behind the router, which knows nothing of pods.
	 */
	private Route towards(Cidr destination, Node node, Node other) {
		if (this.settings.tunnels(node, other)) {
			return vxlan() ? new Route(destination, tunnelAddress(other), tunnel(), "", "", null, true)
					: new Route(destination, other.internalIp(), tunnel(), BIRD, "", null, true);
		}
		if (!node.subnet().equals(other.subnet())) {
			return new Route(destination, this.underlay.of(node).gateway(), Underlay.CARD, BIRD, "", null, false);
		}
		return vxlan() ? new Route(destination, other.internalIp(), Underlay.CARD, FELIX, "", null, true)
				: Underlay.via(destination, other, BIRD);
	}

	private List<Node> others(Node node) {
		return this.cluster.nodes().stream().filter((other) -> !other.name().equals(node.name())).toList();
	}

	/** The nodes Felix keeps tunnel entries for: IPIP needs none. */
	private Stream<Node> vteps(Node node) {
		return vxlan() ? others(node).stream().filter((other) -> this.settings.tunnels(node, other)) : Stream.empty();
	}

	private List<Neighbour> neighbours(Node node) {
		List<Neighbour> neighbours = new ArrayList<>(this.underlay.neighbours(node));
		for (Pod pod : this.placement.podsOn(node)) {
			neighbours.add(new Neighbour(Objects.requireNonNull(pod.ip()), Calico.cable(pod), Calico.podMac(pod),
					"REACHABLE"));
		}
		vteps(node).forEach((other) -> neighbours
			.add(new Neighbour(tunnelAddress(other), tunnel(), tunnelMac(other), "PERMANENT")));
		return neighbours;
	}

	private List<FdbEntry> fdb(Node node) {
		return vteps(node).map((other) -> new FdbEntry(tunnelMac(other), tunnel(), other.internalIp())).toList();
	}

}

package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.Neighbour;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;
import io.packetwalk.routing.RoutingTable;

/**
 * <a href="https://github.com/aojea/kindnet">kindnet</a>: the
 * <a href="https://www.cni.dev/plugins/current/main/ptp/">ptp plugin</a> gives each pod a
 * cable of its own, and plain routes lead to the other nodes. There is no bridge: pods of
 * one node are routed to each other too.
 */
final class Kindnet extends PodNetwork {

	private static final String CARD = Underlay.CARD;

	private static final String MASQUERADING_AGENT = """
			*nat
			:POSTROUTING ACCEPT [0:0]
			:KIND-MASQ-AGENT - [0:0]
			-A POSTROUTING -m addrtype ! --dst-type LOCAL -m comment --comment "kind-masq-agent: ensure nat POSTROUTING directs all non-LOCAL destination traffic to our custom KIND-MASQ-AGENT chain" -j KIND-MASQ-AGENT
			-A KIND-MASQ-AGENT -d %s -m comment --comment "kind-masq-agent: local traffic is not subject to MASQUERADE" -j RETURN
			-A KIND-MASQ-AGENT -m comment --comment "kind-masq-agent: outbound traffic is subject to MASQUERADE (must be last in chain)" -j MASQUERADE
			COMMIT
			""";

	private final Cluster cluster;

	private final PodNetworkConfiguration configuration;

	private final Underlay underlay;

	private final Placement placement;

	private final int mtu;

	Kindnet(Cluster cluster, Underlay underlay, Placement placement) {
		super(placement, underlay);
		this.cluster = cluster;
		this.configuration = cluster.settings().podNetwork();
		this.underlay = underlay;
		this.placement = placement;
		this.mtu = (this.configuration.mtu() > 0) ? this.configuration.mtu() : Underlay.MTU;
	}

	/** Every cable's node end holds this address. */
	private static IpAddress gateway(Node node) {
		return node.podCidr().at(1);
	}

	private static MacAddress podMac(Pod pod) {
		return Drawn.mac("eth0/" + pod.key());
	}

	@Override
	String networkName() {
		return "kindnet";
	}

	@Override
	NetworkNamespace wire(Node node) {
		List<Link> links = new ArrayList<>(this.underlay.links(node));
		List<Neighbour> neighbours = new ArrayList<>(this.underlay.neighbours(node));
		for (Pod pod : this.placement.podsOn(node)) {
			String name = Drawn.veth(pod.key());
			links.add(new Link.Veth(name, Drawn.mac(name), this.mtu, List.of(Cidr.host(gateway(node))),
					"pod/" + pod.key(), CARD, null));
			neighbours.add(new Neighbour(Objects.requireNonNull(pod.ip()), name, podMac(pod), "REACHABLE"));
		}
		return new NetworkNamespace("node/" + node.name(), links, RoutingTable.inKernelOrder(routes(node)), neighbours,
				List.of(), true, this.configuration.bridgeNetfilter(node));
	}

	/** kindnetd can route to nodes on the same wire only. */
	private List<Route> routes(Node node) {
		List<Route> routes = new ArrayList<>(this.underlay.routes(node));
		for (Pod pod : this.placement.podsOn(node)) {
			routes.add(new Route(Cidr.host(Objects.requireNonNull(pod.ip())), null, Drawn.veth(pod.key()), "", "host",
					null, false));
		}
		this.cluster.nodes()
			.stream()
			.filter((other) -> beside(node, other))
			.forEach((other) -> routes.add(Underlay.via(other.podCidr().network(), other, "")));
		this.placement.strays()
			.stream()
			.filter((stray) -> beside(node, stray.node()))
			.forEach((stray) -> routes.add(Underlay.via(Cidr.host(stray.address()), stray.node(), "")));
		return routes;
	}

	private static boolean beside(Node node, Node other) {
		return !other.name().equals(node.name()) && other.subnet().equals(node.subnet());
	}

	@Override
	NetworkNamespace wire(Pod pod, Node node) {
		Cidr address = new Cidr(Objects.requireNonNull(pod.ip()), node.podCidr().prefix());
		IpAddress gateway = gateway(node);
		Link card = new Link.Veth(CARD, podMac(pod), this.mtu, List.of(address), "node/" + node.name(),
				Drawn.veth(pod.key()), null);
		List<Route> routes = List.of(Underlay.byDefault(gateway),
				new Route(address.network(), gateway, CARD, "", "", address.address(), false),
				new Route(Cidr.host(gateway), null, CARD, "", "link", address.address(), false));
		Neighbour nodeEnd = new Neighbour(gateway, CARD, Drawn.mac(Drawn.veth(pod.key())), "REACHABLE");
		return new NetworkNamespace("pod/" + pod.key(), List.of(Underlay.loopback(), card),
				RoutingTable.inKernelOrder(routes), List.of(nodeEnd), List.of(), false, false);
	}

	/** kindnetd's masquerading agent appends its jump. */
	@Override
	SavedRules rules(Node node) {
		return SavedRules.appended(MASQUERADING_AGENT.formatted(this.cluster.settings().podCidr().network()));
	}

}

package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.Neighbour;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.Route;
import io.packetwalk.routing.RoutingTable;

/**
 * What the <a href="https://www.cni.dev/plugins/current/main/bridge/">bridge plugin</a>
 * makes inside a pod when <a href="https://www.cni.dev/plugins/current/meta/flannel/">the
 * flannel plugin</a> calls it.
 */
final class FlannelPod {

	private static final String CARD = Underlay.CARD;

	/** Above this a pod has spoken to its gateway only, to keep large labs small. */
	private static final int ACQUAINTED = 50;

	private final Cidr podCidr;

	private final Placement placement;

	private final int mtu;

	FlannelPod(Cidr podCidr, Placement placement, int mtu) {
		this.podCidr = podCidr;
		this.placement = placement;
		this.mtu = mtu;
	}

	NetworkNamespace namespace(Pod pod, Node node) {
		Cidr address = new Cidr(Objects.requireNonNull(pod.ip()), node.podCidr().prefix());
		Link card = new Link.Veth(CARD, Drawn.macOf(address.address()), this.mtu, List.of(address),
				"node/" + node.name(), Drawn.veth(pod.key()), null);
		return new NetworkNamespace("pod/" + pod.key(), List.of(Underlay.loopback(), card),
				RoutingTable.inKernelOrder(routes(address, node)), neighbours(pod, node), List.of(), false, false);
	}

	/**
	 * The flannel plugin adds the route to the whole pod network to the default route.
	 */
	private List<Route> routes(Cidr address, Node node) {
		IpAddress gateway = FlannelNode.gateway(node);
		List<Route> routes = new ArrayList<>();
		routes.add(Underlay.byDefault(gateway));
		routes.add(new Route(this.podCidr.network(), gateway, CARD, "", "", null, false));
		routes.add(Underlay.connected(address, CARD));
		if (!address.contains(gateway)) {
			routes.add(Underlay.onLink(gateway, CARD));
		}
		return routes;
	}

	private List<Neighbour> neighbours(Pod pod, Node node) {
		List<Neighbour> neighbours = new ArrayList<>();
		neighbours.add(reachable(FlannelNode.gateway(node)));
		List<Pod> onNode = this.placement.podsOn(node);
		if (onNode.size() <= ACQUAINTED) {
			onNode.stream()
				.filter((other) -> !other.key().equals(pod.key()))
				.map((other) -> Objects.requireNonNull(other.ip()))
				.forEach((other) -> neighbours.add(reachable(other)));
		}
		return neighbours;
	}

	private static Neighbour reachable(IpAddress address) {
		return new Neighbour(address, CARD, Drawn.macOf(address), "REACHABLE");
	}

}

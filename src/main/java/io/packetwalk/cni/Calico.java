package io.packetwalk.cni;

import java.util.List;
import java.util.Objects;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.routing.Link;
import io.packetwalk.routing.Neighbour;
import io.packetwalk.routing.NetworkNamespace;
import io.packetwalk.routing.RoutingTable;

/**
 * <a href=
 * "https://docs.tigera.io/calico/latest/reference/architecture/data-path">Calico</a> with
 * its iptables data plane: no bridge, every pod is routed to, and asks for everything a
 * gateway that exists nowhere but that every cable's node end answers for.
 */
final class Calico extends PodNetwork {

	/** The address Calico gives every pod as its gateway. */
	private static final IpAddress GATEWAY = IpAddress.of("169.254.1.1");

	/** The same on every cable's node end: nobody but the pod ever sees it. */
	static final MacAddress NODE_END = MacAddress.of("ee:ee:ee:ee:ee:ee");

	private final CalicoNode node;

	private final CalicoRules rules;

	Calico(Cluster cluster, Underlay underlay, Placement placement) {
		super(placement, underlay);
		boolean tunnels = cluster.settings().tunnelDevice().isPresent();
		CalicoBlocks blocks = CalicoBlocks.of(cluster.nodes(), placement, cluster.settings().podNetwork().blockSize(),
				tunnels);
		this.node = new CalicoNode(cluster, underlay, placement, blocks);
		this.rules = new CalicoRules(cluster, placement, blocks);
	}

	/** The node's end of a pod's cable, as the CNI plugin names it. */
	static String cable(Pod pod) {
		return "cali" + Drawn.sha1(pod.namespace() + "." + pod.name()).substring(0, 11);
	}

	static MacAddress podMac(Pod pod) {
		return Drawn.mac("eth0/" + pod.key());
	}

	@Override
	String networkName() {
		return "k8s-pod-network";
	}

	@Override
	NetworkNamespace wire(Node on) {
		return this.node.namespace(on);
	}

	@Override
	NetworkNamespace wire(Pod pod, Node on) {
		Cidr address = Cidr.host(Objects.requireNonNull(pod.ip()));
		Link card = new Link.Veth(Underlay.CARD, podMac(pod), this.node.mtu(), List.of(address), "node/" + on.name(),
				cable(pod), null);
		return new NetworkNamespace("pod/" + pod.key(), List.of(Underlay.loopback(), card),
				RoutingTable
					.inKernelOrder(List.of(Underlay.byDefault(GATEWAY), Underlay.onLink(GATEWAY, Underlay.CARD))),
				List.of(new Neighbour(GATEWAY, Underlay.CARD, NODE_END, "REACHABLE")), List.of(), false, false);
	}

	@Override
	SavedRules rules(Node on) {
		return this.rules.save(on);
	}

}

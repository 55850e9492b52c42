package io.packetwalk.cni;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.Cidr;
import io.packetwalk.routing.NetworkNamespace;

/**
 * <a href="https://github.com/flannel-io/flannel">Flannel</a>: a bridge on every node,
 * between the nodes VXLAN or plain routes.
 */
final class Flannel extends PodNetwork {

	private final Cidr podCidr;

	private final FlannelNode node;

	private final FlannelPod pod;

	Flannel(Cluster cluster, Underlay underlay, Placement placement) {
		super(placement, underlay);
		this.podCidr = cluster.settings().podCidr();
		this.node = new FlannelNode(cluster, underlay, placement);
		this.pod = new FlannelPod(this.podCidr, placement, this.node.mtu());
	}

	@Override
	String networkName() {
		return "cbr0";
	}

	@Override
	NetworkNamespace wire(Node on) {
		return this.node.namespace(on);
	}

	@Override
	NetworkNamespace wire(Pod inside, Node on) {
		return this.pod.namespace(inside, on);
	}

	/**
	 * flanneld appends its jumps, so they stand below kube-proxy's, which are prepended.
	 */
	@Override
	SavedRules rules(Node on) {
		return SavedRules.appended(FlannelRules.save(this.podCidr.network(), on.podCidr().network()));
	}

}

package io.packetwalk.kubeproxy;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.net.AddressFamily;

/** kube-proxy on one node: Services and EndpointSlices in, rules out. */
public final class KubeProxy {

	private KubeProxy() {
	}

	/** The rules of one family on a node, in the mode of the cluster's settings. */
	public static Programmed program(Cluster cluster, Node node, AddressFamily family) {
		throw new IllegalStateException("being built");
	}

}

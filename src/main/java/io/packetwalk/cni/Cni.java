package io.packetwalk.cni;

import io.packetwalk.cluster.Cluster;

/** The CNI plugins known here. */
public final class Cni {

	private Cni() {
	}

	/**
	 * Wires the cluster as its pod network would. Flannel with its VXLAN back end is the
	 * only one built; a cluster that asks for another is wired as Flannel, and its
	 * control plane says so.
	 */
	public static PodNetwork wire(Cluster cluster) {
		Underlay underlay = Underlay.of(cluster.nodes());
		Placement placement = Placement.of(cluster);
		return new PodNetwork(placement, new FlannelNode(cluster, underlay, placement),
				new FlannelPod(cluster, placement), underlay.router());
	}

}

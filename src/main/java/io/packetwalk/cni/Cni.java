package io.packetwalk.cni;

import io.packetwalk.cluster.Cluster;

/** The CNI plugins known here. */
public final class Cni {

	private Cni() {
	}

	/** Wires the cluster as its pod network would. */
	public static PodNetwork wire(Cluster cluster) {
		Underlay underlay = Underlay.of(cluster.nodes());
		Placement placement = Placement.of(cluster);
		return switch (cluster.settings().cni()) {
			case FLANNEL -> new Flannel(cluster, underlay, placement);
			case CALICO -> new Calico(cluster, underlay, placement);
			case KINDNET -> new Kindnet(cluster, underlay, placement);
		};
	}

}

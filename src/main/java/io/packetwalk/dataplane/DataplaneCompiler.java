package io.packetwalk.dataplane;

import io.packetwalk.cluster.Cluster;

/**
 * Assembles what CNI, kube-proxy, CoreDNS and the ingress controller make of a cluster.
 */
public final class DataplaneCompiler {

	private DataplaneCompiler() {
	}

	/** Compiles every node. */
	public static Dataplane compile(Cluster cluster) {
		throw new IllegalStateException("being built " + cluster);
	}

}

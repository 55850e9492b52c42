package io.packetwalk.dataplane;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.clusterdns.ClusterDns;
import io.packetwalk.cni.Cni;
import io.packetwalk.ingress.Ingresses;

/**
 * Assembles what CNI, kube-proxy, CoreDNS and the ingress controller make of a cluster.
 */
public final class DataplaneCompiler {

	private DataplaneCompiler() {
	}

	/** Compiles what all nodes share; each node follows when it is first looked at. */
	public static Dataplane compile(Cluster cluster) {
		return new Dataplane(cluster, Cni.wire(cluster), ClusterDns.of(cluster),
				Ingresses.compile(cluster).orElse(null));
	}

}

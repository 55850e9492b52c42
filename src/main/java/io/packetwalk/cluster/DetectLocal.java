package io.packetwalk.cluster;

import java.util.List;

import io.packetwalk.net.Cidr;

/**
 * How kube-proxy tells traffic of pods from other traffic: its {@code detectLocalMode}.
 */
public sealed interface DetectLocal {

	/**
	 * By the pod ranges of the cluster.
	 *
	 * @param ranges one a family at most; empty: pods are not told from others
	 */
	record ClusterCidr(List<Cidr> ranges) implements DetectLocal {

		public ClusterCidr {
			ranges = List.copyOf(ranges);
		}

	}

	/** By the pod ranges of the node. */
	record NodeCidr() implements DetectLocal {
	}

	/**
	 * By the bridge it comes in by.
	 *
	 * @param name the bridge, e.g. {@code cni0}
	 */
	record BridgeInterface(String name) implements DetectLocal {
	}

	/**
	 * By the name of the link it comes in by.
	 *
	 * @param prefix what the name starts with, e.g. {@code cali}
	 */
	record InterfaceNamePrefix(String prefix) implements DetectLocal {
	}

}

package io.packetwalk.clusterdns;

import java.util.List;

import io.packetwalk.cluster.PodDns;
import io.packetwalk.net.IpAddress;

/** What a pod's dnsPolicy makes kubelet start from. */
enum ResolvConfBase {

	/** Nothing: {@code None}. */
	EMPTY,
	/** The node's file. */
	NODE,
	/** The node's file, for want of a {@code clusterDNS}. */
	NODE_FOR_WANT_OF_CLUSTER_DNS,
	/** {@code clusterDNS} and the cluster's search list. */
	CLUSTER;

	static ResolvConfBase of(PodDns dns, boolean hostNetwork, List<IpAddress> clusterDns) {
		boolean fromNode = dns.policy().equals("Default")
				|| (hostNetwork && !dns.policy().equals("ClusterFirstWithHostNet"));
		if (dns.policy().equals("None")) {
			return EMPTY;
		}
		if (fromNode) {
			return NODE;
		}
		return clusterDns.isEmpty() ? NODE_FOR_WANT_OF_CLUSTER_DNS : CLUSTER;
	}

}

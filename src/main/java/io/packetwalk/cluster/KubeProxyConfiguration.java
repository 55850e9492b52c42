package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;

/**
 * The parts of <a href=
 * "https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/">KubeProxyConfiguration</a>
 * that change rules.
 *
 * @param clusterCidr the pod range used to tell pods from others; null: no local traffic
 * detector
 * @param masqueradeAll whether everything to a ClusterIP is masqueraded
 * @param masqueradeBit the bit of the packet mark that asks for masquerading, 0 to 31
 * @param localhostNodePorts whether NodePorts answer on loopback
 * @param nodePortAddresses the ranges NodePorts are limited to; empty: every local
 * address
 * @param randomFully whether iptables knows {@code --random-fully}
 * @param conntrackTcpLiberal {@code nf_conntrack_tcp_be_liberal}: no INVALID drop
 * @param nfacctCounters whether the kernel has nfacct
 */
public record KubeProxyConfiguration(@Nullable Cidr clusterCidr, boolean masqueradeAll, int masqueradeBit,
		boolean localhostNodePorts, List<Cidr> nodePortAddresses, boolean randomFully, boolean conntrackTcpLiberal,
		boolean nfacctCounters) {

	public KubeProxyConfiguration {
		nodePortAddresses = List.copyOf(nodePortAddresses);
	}

	/** What kubeadm and k3s run with. */
	public static KubeProxyConfiguration defaults(@Nullable Cidr clusterCidr) {
		return new KubeProxyConfiguration(clusterCidr, false, 14, true, List.of(), true, false, false);
	}

}

package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;

/**
 * The parts of <a href=
 * "https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/">KubeProxyConfiguration</a>
 * that change rules.
 *
 * @param clusterCidr the cluster's IPv4 pod range, null when kube-proxy is not told one
 * @param masqueradeAll whether everything to a ClusterIP is masqueraded
 * @param masqueradeBit the bit of the packet mark that asks for masquerading, 0 to 31
 * @param localhostNodePorts whether NodePorts answer on loopback
 * @param nodePortAddresses the ranges NodePorts are limited to; empty: every local
 * address
 * @param randomFully whether iptables knows {@code --random-fully}
 * @param conntrackTcpLiberal {@code nf_conntrack_tcp_be_liberal}: no INVALID drop
 * @param nfacctCounters whether the kernel has nfacct
 * @param detectLocal how pods are told from others
 * @param primaryNodePorts {@code nodePortAddresses: [primary]}: NodePorts answer on the
 * node's primary addresses only
 * @param ipvs what it does in IPVS mode
 */
public record KubeProxyConfiguration(@Nullable Cidr clusterCidr, boolean masqueradeAll, int masqueradeBit,
		boolean localhostNodePorts, List<Cidr> nodePortAddresses, boolean randomFully, boolean conntrackTcpLiberal,
		boolean nfacctCounters, DetectLocal detectLocal, boolean primaryNodePorts, IpvsConfiguration ipvs) {

	public KubeProxyConfiguration {
		nodePortAddresses = List.copyOf(nodePortAddresses);
	}

	/** One that tells pods by the cluster's range. */
	public KubeProxyConfiguration(@Nullable Cidr clusterCidr, boolean masqueradeAll, int masqueradeBit,
			boolean localhostNodePorts, List<Cidr> nodePortAddresses, boolean randomFully, boolean conntrackTcpLiberal,
			boolean nfacctCounters) {
		this(clusterCidr, masqueradeAll, masqueradeBit, localhostNodePorts, nodePortAddresses, randomFully,
				conntrackTcpLiberal, nfacctCounters,
				new DetectLocal.ClusterCidr((clusterCidr != null) ? List.of(clusterCidr) : List.of()), false,
				IpvsConfiguration.defaults());
	}

	/** What kubeadm and k3s run with. */
	public static KubeProxyConfiguration defaults(@Nullable Cidr clusterCidr) {
		return new KubeProxyConfiguration(clusterCidr, false, 14, true, List.of(), true, false, false);
	}

	/** The same, telling pods from others so. */
	public KubeProxyConfiguration withDetectLocal(DetectLocal detectLocal) {
		return new KubeProxyConfiguration(this.clusterCidr, this.masqueradeAll, this.masqueradeBit,
				this.localhostNodePorts, this.nodePortAddresses, this.randomFully, this.conntrackTcpLiberal,
				this.nfacctCounters, detectLocal, this.primaryNodePorts, this.ipvs);
	}

	/** The same with NodePorts on primary addresses only, or on those configured. */
	public KubeProxyConfiguration withPrimaryNodePorts(boolean primaryNodePorts) {
		return new KubeProxyConfiguration(this.clusterCidr, this.masqueradeAll, this.masqueradeBit,
				this.localhostNodePorts, this.nodePortAddresses, this.randomFully, this.conntrackTcpLiberal,
				this.nfacctCounters, this.detectLocal, primaryNodePorts, this.ipvs);
	}

	/** The same with this for IPVS mode. */
	public KubeProxyConfiguration withIpvs(IpvsConfiguration ipvs) {
		return new KubeProxyConfiguration(this.clusterCidr, this.masqueradeAll, this.masqueradeBit,
				this.localhostNodePorts, this.nodePortAddresses, this.randomFully, this.conntrackTcpLiberal,
				this.nfacctCounters, this.detectLocal, this.primaryNodePorts, ipvs);
	}

}

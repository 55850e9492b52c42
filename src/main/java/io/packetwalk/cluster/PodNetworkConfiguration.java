package io.packetwalk.cluster;

import java.util.List;

/**
 * How a pod network carries packets, as flannel's <a href=
 * "https://github.com/flannel-io/flannel/blob/master/Documentation/configuration.md">net-conf.json</a>
 * or Calico's
 * <a href= "https://docs.tigera.io/calico/latest/reference/resources/ippool">IPPool</a>
 * say it.
 *
 * @param backend how packets reach pods of other nodes
 * @param crossSubnet whether packets are wrapped only for nodes of another subnet
 * ({@code CrossSubnet}, flannel's {@code DirectRouting})
 * @param vni the VXLAN network identifier
 * @param port the UDP port of VXLAN
 * @param mtu what pods may send at once in bytes, 0 to leave it to the back end
 * @param hairpinMode whether a bridge sends a frame back to where it came from
 * @param natOutgoing whether what leaves the pod network is masqueraded
 * @param blockSize the prefix length of the blocks Calico gives to nodes
 * @param withoutBridgeNetfilter the nodes that have {@code bridge-nf-call-iptables=0}
 */
public record PodNetworkConfiguration(Backend backend, boolean crossSubnet, int vni, int port, int mtu,
		boolean hairpinMode, boolean natOutgoing, int blockSize, List<String> withoutBridgeNetfilter) {

	public PodNetworkConfiguration {
		withoutBridgeNetfilter = List.copyOf(withoutBridgeNetfilter);
	}

	/** What a plugin's own manifests set up. */
	public static PodNetworkConfiguration defaults(CniPlugin plugin) {
		return switch (plugin) {
			case FLANNEL -> new PodNetworkConfiguration(Backend.VXLAN, false, 1, 8472, 0, true, true, 26, List.of());
			case CALICO -> new PodNetworkConfiguration(Backend.IPIP, false, 4096, 4789, 0, true, true, 26, List.of());
			case KINDNET -> new PodNetworkConfiguration(Backend.HOST_GW, false, 1, 4789, 0, true, true, 26, List.of());
		};
	}

	/** Whether bridged frames pass a node's iptables. */
	public boolean bridgeNetfilter(Node node) {
		return !this.withoutBridgeNetfilter.contains(node.name());
	}

	/** The same network on nodes of which these have no br_netfilter. */
	public PodNetworkConfiguration withoutBridgeNetfilter(List<String> nodes) {
		return new PodNetworkConfiguration(this.backend, this.crossSubnet, this.vni, this.port, this.mtu,
				this.hairpinMode, this.natOutgoing, this.blockSize, nodes);
	}

	/** The same network with another back end. */
	public PodNetworkConfiguration with(Backend other, boolean onlyAcrossSubnets) {
		return new PodNetworkConfiguration(other, onlyAcrossSubnets, this.vni, this.port, this.mtu, this.hairpinMode,
				this.natOutgoing, this.blockSize, this.withoutBridgeNetfilter);
	}

	/** How packets reach pods of other nodes. */
	public enum Backend {

		/** Wrapped in UDP, a whole Ethernet frame each. */
		VXLAN,

		/** By plain routes to the other nodes' addresses. */
		HOST_GW,

		/** Wrapped in another IP header, protocol 4. */
		IPIP,

		/** By plain routes that the nodes tell each other. */
		BGP

	}

}

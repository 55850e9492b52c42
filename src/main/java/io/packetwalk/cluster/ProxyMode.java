package io.packetwalk.cluster;

/** How kube-proxy programs a node. */
public enum ProxyMode {

	IPTABLES, NFTABLES, IPVS

}

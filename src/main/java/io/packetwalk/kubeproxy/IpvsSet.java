package io.packetwalk.kubeproxy;

import java.util.List;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.netfilter.IpSet;

/**
 * The ipsets kube-proxy's <a href=
 * "https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-ipvs">IPVS
 * mode</a> keeps, each with the words that stand in its rules' comments.
 */
enum IpvsSet {

	LOOP_BACK("KUBE-LOOP-BACK", "hash:ip,port,ip",
			"Kubernetes endpoints dst ip:port, source ip for solving hairpin purpose"),

	CLUSTER_IP("KUBE-CLUSTER-IP", "hash:ip,port", "Kubernetes service cluster ip + port for masquerade purpose"),

	EXTERNAL_IP("KUBE-EXTERNAL-IP", "hash:ip,port",
			"Kubernetes service external ip + port for masquerade and filter purpose"),

	EXTERNAL_IP_LOCAL("KUBE-EXTERNAL-IP-LOCAL", "hash:ip,port",
			"Kubernetes service external ip + port with externalTrafficPolicy=local"),

	LOAD_BALANCER("KUBE-LOAD-BALANCER", "hash:ip,port", "Kubernetes service lb portal"),

	LOAD_BALANCER_FW("KUBE-LOAD-BALANCER-FW", "hash:ip,port",
			"Kubernetes service load balancer ip + port for load balancer with sourceRange"),

	LOAD_BALANCER_LOCAL("KUBE-LOAD-BALANCER-LOCAL", "hash:ip,port",
			"Kubernetes service load balancer ip + port with externalTrafficPolicy=local"),

	LOAD_BALANCER_SOURCE_IP("KUBE-LOAD-BALANCER-SOURCE-IP", "hash:ip,port,ip",
			"Kubernetes service load balancer ip + port + source IP for packet filter purpose"),

	LOAD_BALANCER_SOURCE_CIDR("KUBE-LOAD-BALANCER-SOURCE-CIDR", "hash:ip,port,net",
			"Kubernetes service load balancer ip + port + source cidr for packet filter purpose"),

	NODE_PORT_TCP("KUBE-NODE-PORT-TCP", "bitmap:port", "Kubernetes nodeport TCP port for masquerade purpose"),

	NODE_PORT_LOCAL_TCP("KUBE-NODE-PORT-LOCAL-TCP", "bitmap:port",
			"Kubernetes nodeport TCP port with externalTrafficPolicy=local"),

	NODE_PORT_UDP("KUBE-NODE-PORT-UDP", "bitmap:port", "Kubernetes nodeport UDP port for masquerade purpose"),

	NODE_PORT_LOCAL_UDP("KUBE-NODE-PORT-LOCAL-UDP", "bitmap:port",
			"Kubernetes nodeport UDP port with externalTrafficPolicy=local"),

	NODE_PORT_SCTP("KUBE-NODE-PORT-SCTP-HASH", "hash:ip,port",
			"Kubernetes nodeport SCTP port for masquerade purpose with type 'hash ip:port'"),

	NODE_PORT_LOCAL_SCTP("KUBE-NODE-PORT-LOCAL-SCTP-HASH", "hash:ip,port",
			"Kubernetes nodeport SCTP port with externalTrafficPolicy=local with type 'hash ip:port'"),

	HEALTH_CHECK("KUBE-HEALTH-CHECK-NODE-PORT", "bitmap:port", "Kubernetes health check node port"),

	IPVS_IPS("KUBE-IPVS-IPS", "hash:ip", "Kubernetes service IPs bound to the dummy interface");

	/** The longest name ipset takes. */
	private static final int LONGEST = 31;

	private final String set;

	private final IpSet.Type type;

	private final String comment;

	IpvsSet(String set, String type, String comment) {
		this.set = set;
		this.type = IpSet.Type.of(type);
		this.comment = comment;
	}

	/** Its name: in IPv6 it begins with {@code KUBE-6-}, cut where that is too long. */
	String in(AddressFamily family) {
		String name = (family == AddressFamily.IPV4) ? this.set : this.set.replaceFirst("KUBE-", "KUBE-6-");
		return name.substring(0, Math.min(name.length(), LONGEST));
	}

	String comment() {
		return this.comment;
	}

	/** As many as its entries have parts, all but the last of three the destination's. */
	List<Boolean> sides() {
		return switch (this.type.parts().size()) {
			case 1 -> List.of(false);
			case 2 -> List.of(false, false);
			default -> List.of(false, false, true);
		};
	}

	IpSet with(AddressFamily family, List<String> entries) {
		return IpSet.of(in(family), this.type, family, entries);
	}

}

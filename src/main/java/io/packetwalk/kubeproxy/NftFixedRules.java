package io.packetwalk.kubeproxy;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * The chains, sets and maps of nftables mode that are there before any Service, as of
 * Kubernetes 1.34.
 */
final class NftFixedRules {

	static final String SERVICE_IPS = "service-ips";

	static final String SERVICE_NODE_PORTS = "service-nodeports";

	static final String NO_ENDPOINT_SERVICES = "no-endpoint-services";

	static final String NO_ENDPOINT_NODE_PORTS = "no-endpoint-nodeports";

	static final String FIREWALL_IPS = "firewall-ips";

	static final String CLUSTER_IPS = "cluster-ips";

	static final String MARK_MASQ = "mark-for-masquerade";

	static final String REJECT = "reject-chain";

	private static final String NODE_PORT_IPS = "nodeport-ips";

	private static final String PORT = "inet_proto . inet_service";

	private final ProxyState state;

	private final NodePortAddresses nodePorts;

	private final NftCommands nft;

	NftFixedRules(ProxyState state, NodePortAddresses nodePorts, NftCommands nft) {
		this.state = state;
		this.nodePorts = nodePorts;
		this.nft = nft;
	}

	void write(@Nullable Cidr serviceRange) {
		writeChains();
		writeSets();
		writeJumps();
		writeMasquerading();
		writeClusterIpsCheck(serviceRange);
		this.nft.rule(REJECT, "reject");
		writeLookups();
	}

	/** Source ranges are enforced before translation, on the address dialled. */
	private void writeChains() {
		this.nft.baseChain("filter-prerouting-pre-dnat", "filter", "prerouting", -110);
		this.nft.baseChain("filter-output-pre-dnat", "filter", "output", -110);
		this.nft.baseChain("filter-input", "filter", "input", 0);
		this.nft.baseChain("filter-forward", "filter", "forward", 0);
		this.nft.baseChain("filter-output", "filter", "output", 0);
		this.nft.baseChain("nat-prerouting", "nat", "prerouting", -100);
		this.nft.baseChain("nat-output", "nat", "output", -100);
		this.nft.baseChain("nat-postrouting", "nat", "postrouting", 100);
		for (String chain : List.of("services", "service-endpoints-check", "nodeport-endpoints-check",
				"cluster-ips-check", "firewall-check", MARK_MASQ, "masquerading")) {
			this.nft.chain(chain);
		}
		this.nft.chain(REJECT + " { comment \"helper for @no-endpoint-services / @no-endpoint-nodeports\" ; }");
	}

	private void writeSets() {
		String address = this.nft.addressType();
		this.nft.set(CLUSTER_IPS, "type " + address + " ; comment \"Active ClusterIPs\"");
		if (!this.nodePorts.everyAddress()) {
			this.nft.set(NODE_PORT_IPS, "type " + address + " ; comment \"IPs that accept NodePort traffic\"");
			this.nodePorts.among(this.state.nodeIps())
				.stream()
				.filter((ip) -> !ip.isLoopback())
				.map(IpAddress::toString)
				.forEach((ip) -> this.nft.element(NODE_PORT_IPS, ip));
		}
		this.nft.map(FIREWALL_IPS, address + " . " + PORT, "destinations that are subject to LoadBalancerSourceRanges");
		this.nft.map(NO_ENDPOINT_NODE_PORTS, PORT,
				"vmap to drop or reject packets to service nodeports with no endpoints");
		this.nft.map(NO_ENDPOINT_SERVICES, address + " . " + PORT,
				"vmap to drop or reject packets to services with no endpoints");
		this.nft.map(SERVICE_IPS, address + " . " + PORT, "ClusterIP, ExternalIP and LoadBalancer IP traffic");
		this.nft.map(SERVICE_NODE_PORTS, PORT, "NodePort traffic");
	}

	private void writeJumps() {
		onNew("filter-input", "nodeport-endpoints-check");
		onNew("filter-input", "service-endpoints-check");
		for (String chain : List.of("filter-forward", "filter-output")) {
			onNew(chain, "service-endpoints-check");
			onNew(chain, "cluster-ips-check");
		}
		onNew("filter-prerouting-pre-dnat", "firewall-check");
		onNew("filter-output-pre-dnat", "firewall-check");
		this.nft.rule("nat-output", "jump services");
		this.nft.rule("nat-prerouting", "jump services");
		this.nft.rule("nat-postrouting", "jump masquerading");
	}

	private void onNew(String chain, String target) {
		this.nft.rule(chain, "ct state new jump " + target);
	}

	private void writeMasquerading() {
		String mark = "0x" + Integer.toHexString(1 << this.state.config().masqueradeBit());
		this.nft.rule(MARK_MASQ, "mark set mark or " + mark);
		this.nft.rule("masquerading", "mark and " + mark + " == 0 return");
		// Cleared, or the tunnel packet around it would inherit the mark.
		this.nft.rule("masquerading", "mark set mark xor " + mark);
		this.nft.rule("masquerading", "masquerade fully-random");
	}

	private void writeClusterIpsCheck(@Nullable Cidr serviceRange) {
		this.nft.rule("cluster-ips-check", this.nft.ip("daddr") + " @" + CLUSTER_IPS
				+ " reject comment \"Reject traffic to invalid ports of ClusterIPs\"");
		if (serviceRange != null) {
			this.nft.rule("cluster-ips-check", this.nft.ip("daddr") + " { " + serviceRange.network()
					+ " } drop comment \"Drop traffic to unallocated ClusterIPs\"");
		}
	}

	private void writeLookups() {
		String destination = this.nft.ip("daddr") + " . meta l4proto . th dport vmap @";
		this.nft.rule("service-endpoints-check", destination + NO_ENDPOINT_SERVICES);
		this.nft.rule("nodeport-endpoints-check", toNode() + NO_ENDPOINT_NODE_PORTS);
		this.nft.rule("firewall-check", destination + FIREWALL_IPS);
		this.nft.rule("services", destination + SERVICE_IPS);
		this.nft.rule("services", toNode() + SERVICE_NODE_PORTS);
	}

	/** Node ports never answer on loopback here. */
	private String toNode() {
		String loopback = (this.state.family() == AddressFamily.IPV6) ? "::1" : "127.0.0.0/8";
		String daddr = this.nft.ip("daddr");
		return (this.nodePorts.everyAddress() ? "fib daddr type local " + daddr + " != " + loopback
				: daddr + " @" + NODE_PORT_IPS) + " meta l4proto . th dport vmap @";
	}

}

package io.packetwalk.kubeproxy;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.IpSet;
import io.packetwalk.netfilter.IptablesSave;

import static org.assertj.core.api.Assertions.assertThat;

/** IPVS mode against the fact sheet, section 4. */
class IpvsProxierTests {

	private static final String SLICE = """
			---
			apiVersion: discovery.k8s.io/v1
			kind: EndpointSlice
			metadata: {name: web-1, namespace: shop, labels: {kubernetes.io/service-name: web}}
			addressType: IPv4
			ports: [{name: http, protocol: TCP, port: 8080}]
			endpoints:
			- {addresses: [10.244.1.10], nodeName: b}
			- {addresses: [10.244.0.9], nodeName: a}
			""";

	private static String service(String spec) {
		return """
				apiVersion: v1
				kind: Service
				metadata: {name: web, namespace: shop}
				spec:
				  clusterIP: 10.96.0.20
				  ports: [{name: http, port: 80, targetPort: 8080, nodePort: 30020}]
				""" + spec.indent(2).replace("  status:", "status:") + SLICE;
	}

	private static final String LOAD_BALANCER = """
			type: LoadBalancer
			healthCheckNodePort: 32000
			externalIPs: [198.51.100.5]
			externalTrafficPolicy: Local
			loadBalancerSourceRanges: [203.0.113.0/25, 0.0.0.0/0, 192.0.2.7/32]
			""";

	private static final String STATUS = "status: {loadBalancer: {ingress: [{ip: 198.51.100.23}]}}\n";

	private static List<String> set(Programmed programmed, String name) {
		return programmed.rules().sets().get(name).entries();
	}

	@Test
	void aClusterIpIsAVirtualServerOnTheDummyDevice() {
		Programmed programmed = IpvsPrograms.of(service("type: ClusterIP").replace(", nodePort: 30020", ""));
		assertThat(programmed.ipvs().print()).isEqualTo("""
				IP Virtual Server version 1.2.1 (size=4096)
				Prot LocalAddress:Port Scheduler Flags
				  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
				TCP  10.96.0.20:80 rr
				  -> 10.244.0.9:8080              Masq    1      0          0        \s
				  -> 10.244.1.10:8080             Masq    1      0          0        \s
				""");
		assertThat(programmed.virtualAddresses()).containsExactly(IpAddress.of("10.96.0.20"));
		assertThat(programmed.owners().get("TCP 10.96.0.20:80").service()).isEqualTo("web");
		assertThat(set(programmed, "KUBE-CLUSTER-IP")).containsExactly("10.96.0.20,tcp:80");
		assertThat(set(programmed, "KUBE-LOOP-BACK")).containsExactly("10.244.0.9,tcp:8080,10.244.0.9");
		assertThat(set(programmed, "KUBE-IPVS-IPS")).containsExactly("10.96.0.20");
	}

	@Test
	void theKeptRulesAreThoseOfTheFactSheet() {
		Programmed programmed = IpvsPrograms.of(service("type: ClusterIP").replace(", nodePort: 30020", ""));
		assertThat(IptablesSave.print(programmed.rules())).isEqualTo(
				"""
						*filter
						:INPUT ACCEPT [0:0]
						:FORWARD ACCEPT [0:0]
						:OUTPUT ACCEPT [0:0]
						:KUBE-FORWARD - [0:0]
						:KUBE-IPVS-FILTER - [0:0]
						:KUBE-IPVS-OUT-FILTER - [0:0]
						:KUBE-NODE-PORT - [0:0]
						:KUBE-PROXY-FIREWALL - [0:0]
						:KUBE-SOURCE-RANGES-FIREWALL - [0:0]
						-A INPUT -m comment --comment "kubernetes ipvs access filter" -j KUBE-IPVS-FILTER
						-A INPUT -m comment --comment "kube-proxy firewall rules" -j KUBE-PROXY-FIREWALL
						-A INPUT -m comment --comment "kubernetes health check rules" -j KUBE-NODE-PORT
						-A FORWARD -m comment --comment "kube-proxy firewall rules" -j KUBE-PROXY-FIREWALL
						-A FORWARD -m comment --comment "kubernetes forwarding rules" -j KUBE-FORWARD
						-A OUTPUT -m comment --comment "kubernetes ipvs access filter" -j KUBE-IPVS-OUT-FILTER
						-A KUBE-FORWARD -m comment --comment "kubernetes forwarding rules" -m mark --mark 0x4000/0x4000 -j ACCEPT
						-A KUBE-FORWARD -m comment --comment "kubernetes forwarding conntrack rule" -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
						-A KUBE-IPVS-FILTER -m set --match-set KUBE-LOAD-BALANCER dst,dst -j RETURN
						-A KUBE-IPVS-FILTER -m set --match-set KUBE-CLUSTER-IP dst,dst -j RETURN
						-A KUBE-IPVS-FILTER -m set --match-set KUBE-EXTERNAL-IP dst,dst -j RETURN
						-A KUBE-IPVS-FILTER -m set --match-set KUBE-EXTERNAL-IP-LOCAL dst,dst -j RETURN
						-A KUBE-IPVS-FILTER -m set --match-set KUBE-HEALTH-CHECK-NODE-PORT dst -j RETURN
						-A KUBE-IPVS-FILTER -m conntrack --ctstate NEW -m set --match-set KUBE-IPVS-IPS dst -j REJECT --reject-with icmp-port-unreachable
						-A KUBE-NODE-PORT -m comment --comment "Kubernetes health check node port" -m set --match-set KUBE-HEALTH-CHECK-NODE-PORT dst -j ACCEPT
						-A KUBE-SOURCE-RANGES-FIREWALL -j DROP
						COMMIT
						*nat
						:PREROUTING ACCEPT [0:0]
						:INPUT ACCEPT [0:0]
						:OUTPUT ACCEPT [0:0]
						:POSTROUTING ACCEPT [0:0]
						:KUBE-LOAD-BALANCER - [0:0]
						:KUBE-MARK-MASQ - [0:0]
						:KUBE-NODE-PORT - [0:0]
						:KUBE-POSTROUTING - [0:0]
						:KUBE-SERVICES - [0:0]
						-A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
						-A OUTPUT -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
						-A POSTROUTING -m comment --comment "kubernetes postrouting rules" -j KUBE-POSTROUTING
						-A KUBE-LOAD-BALANCER -j KUBE-MARK-MASQ
						-A KUBE-MARK-MASQ -j MARK --set-xmark 0x4000/0x4000
						-A KUBE-POSTROUTING -m comment --comment "Kubernetes endpoints dst ip:port, source ip for solving hairpin purpose" -m set --match-set KUBE-LOOP-BACK dst,dst,src -j MASQUERADE
						-A KUBE-POSTROUTING -m mark ! --mark 0x4000/0x4000 -j RETURN
						-A KUBE-POSTROUTING -j MARK --set-xmark 0x4000/0x0
						-A KUBE-POSTROUTING -m comment --comment "kubernetes service traffic requiring SNAT" -j MASQUERADE --random-fully
						-A KUBE-SERVICES -s 127.0.0.0/8 -j RETURN
						-A KUBE-SERVICES ! -s 10.244.0.0/16 -m comment --comment "Kubernetes service cluster ip + port for masquerade purpose" -m set --match-set KUBE-CLUSTER-IP dst,dst -j KUBE-MARK-MASQ
						-A KUBE-SERVICES -m addrtype --dst-type LOCAL -j KUBE-NODE-PORT
						-A KUBE-SERVICES -m set --match-set KUBE-CLUSTER-IP dst,dst -j ACCEPT
						COMMIT
						""");
	}

	@Test
	void everyAddressOfTheNodeServesItsNodePort() {
		Programmed programmed = IpvsPrograms.of(service("type: NodePort"));
		assertThat(programmed.ipvs().servers()).extracting((server) -> server.key())
			.containsExactly("TCP 192.168.0.2:30020", "TCP 203.0.113.77:30020", "TCP 10.96.0.20:80");
		assertThat(programmed.virtualAddresses()).containsExactly(IpAddress.of("10.96.0.20"));
		assertThat(set(programmed, "KUBE-NODE-PORT-TCP")).containsExactly("30020");
		assertThat(Clusters.rules(programmed, "nat", "KUBE-NODE-PORT")).containsExactly(
				"-A KUBE-NODE-PORT -p tcp -m comment --comment \"Kubernetes nodeport TCP port for masquerade purpose\""
						+ " -m set --match-set KUBE-NODE-PORT-TCP dst -j KUBE-MARK-MASQ");
	}

	@Test
	void aLoadBalancerIsGuardedBySetsOfItsSourceRanges() {
		Programmed programmed = IpvsPrograms.of(service(LOAD_BALANCER + STATUS));
		assertThat(set(programmed, "KUBE-LOAD-BALANCER-SOURCE-CIDR"))
			.containsExactly("198.51.100.23,tcp:80,203.0.113.0/25", "198.51.100.23,tcp:80,192.0.2.7");
		assertThat(set(programmed, "KUBE-LOAD-BALANCER-SOURCE-IP"))
			.containsExactly("198.51.100.23,tcp:80,198.51.100.23");
		for (String name : List.of("KUBE-LOAD-BALANCER", "KUBE-LOAD-BALANCER-LOCAL", "KUBE-LOAD-BALANCER-FW")) {
			assertThat(set(programmed, name)).containsExactly("198.51.100.23,tcp:80");
		}
		assertThat(set(programmed, "KUBE-EXTERNAL-IP-LOCAL")).containsExactly("198.51.100.5,tcp:80");
		assertThat(set(programmed, "KUBE-EXTERNAL-IP")).isEmpty();
		assertThat(set(programmed, "KUBE-NODE-PORT-LOCAL-TCP")).containsExactly("30020");
		assertThat(set(programmed, "KUBE-HEALTH-CHECK-NODE-PORT")).containsExactly("32000");
		assertThat(Clusters.rules(programmed, "filter", "KUBE-IPVS-OUT-FILTER")).isEmpty();
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SERVICES")).hasSize(8)
			.contains("-A KUBE-SERVICES -m comment --comment \"Kubernetes service external ip + port with"
					+ " externalTrafficPolicy=local\" -m set --match-set KUBE-EXTERNAL-IP-LOCAL dst,dst -m physdev !"
					+ " --physdev-is-in -m addrtype ! --src-type LOCAL -j ACCEPT");
	}

	@Test
	void aNodeOutsideTheSourceRangesIsBarred() {
		Programmed programmed = IpvsPrograms.of(service(LOAD_BALANCER.replace(" 0.0.0.0/0,", "") + STATUS));
		assertThat(set(programmed, "KUBE-LOAD-BALANCER-SOURCE-IP")).isEmpty();
		assertThat(Clusters.rules(programmed, "filter", "KUBE-IPVS-OUT-FILTER")).containsExactly(
				"-A KUBE-IPVS-OUT-FILTER -s 198.51.100.23/32 -m ipvs --vproto 6 --vaddr 198.51.100.23 --vport 80 -j DROP");
	}

	@Test
	void externalTrafficStaysLocalWhereItCanAndGoesAnywhereElse() {
		String local = service("type: NodePort\nexternalTrafficPolicy: Local");
		assertThat(real(IpvsPrograms.of(local), "192.168.0.2", 30020)).containsExactly("10.244.0.9:8080");
		assertThat(real(IpvsPrograms.of(local), "10.96.0.20", 80)).hasSize(2);
		Programmed none = IpvsPrograms.of(local.replace("nodeName: a", "nodeName: c"));
		assertThat(real(none, "192.168.0.2", 30020)).containsExactly("10.244.0.9:8080", "10.244.1.10:8080");
	}

	private static List<String> real(Programmed programmed, String address, int port) {
		return programmed.ipvs()
			.lookup(Protocol.TCP, IpAddress.of(address), port)
			.orElseThrow()
			.realServers()
			.stream()
			.map((real) -> real.text())
			.toList();
	}

	@Test
	void withoutEndpointsAVirtualServerHasNoRealServer() {
		Programmed programmed = IpvsPrograms
			.of(service("type: ClusterIP").replace("nodeName", "conditions: {ready: false}, nodeName"));
		assertThat(real(programmed, "10.96.0.20", 80)).isEmpty();
		// A pod may reach itself while it is not ready.
		assertThat(set(programmed, "KUBE-LOOP-BACK")).hasSize(1);
	}

	@Test
	void affinityAndSchedulerAreTheVirtualServers() {
		String sticky = service("type: ClusterIP\nsessionAffinity: ClientIP\n"
				+ "sessionAffinityConfig: {clientIP: {timeoutSeconds: 600}}");
		assertThat(IpvsPrograms.of(IpvsPrograms.scheduler("mh"), sticky).ipvs().print())
			.contains("TCP  10.96.0.20:80 mh (mh-port) persistent 600\n");
		assertThat(IpvsPrograms.of(IpvsPrograms.scheduler("sed"), sticky).ipvs().print())
			.contains("TCP  10.96.0.20:80 sed persistent 600\n");
	}

	@Test
	void withoutADetectorTheNodesOwnTrafficIsMasqueradedAndWithMasqueradeAllEverything() {
		String yaml = service("type: ClusterIP");
		String mark = "-A KUBE-SERVICES -m comment --comment \"Kubernetes service cluster ip + port for masquerade"
				+ " purpose\" -m set --match-set KUBE-CLUSTER-IP %s -j KUBE-MARK-MASQ";
		KubeProxyConfiguration none = KubeProxyConfiguration.defaults(null);
		assertThat(Clusters.rules(IpvsPrograms.of(none, yaml), "nat", "KUBE-SERVICES"))
			.contains(mark.formatted("src,dst"));
		KubeProxyConfiguration all = new KubeProxyConfiguration(null, true, 14, true, List.of(), true, false, false);
		assertThat(Clusters.rules(IpvsPrograms.of(all, yaml), "nat", "KUBE-SERVICES"))
			.contains(mark.formatted("dst,dst"));
	}

	@Test
	void namesOfIpv6SetsAreMarkedAndCut() {
		Programmed programmed = IpvsPrograms.of(Clusters.DEFAULTS, IpvsPrograms.NODE, List.of(), List.of(),
				AddressFamily.IPV6);
		assertThat(programmed.rules().sets().keySet()).contains("KUBE-6-CLUSTER-IP", "KUBE-6-LOAD-BALANCER-SOURCE-CID")
			.allMatch((name) -> name.startsWith("KUBE-6-") && name.length() <= 31);
		assertThat(programmed.rules().sets().values()).extracting(IpSet::print)
			.contains("create KUBE-6-IPVS-IPS hash:ip family inet6 hashsize 1024 maxelem 65536\n");
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SERVICES")).first()
			.isEqualTo("-A KUBE-SERVICES -s ::1/128 -j RETURN");
	}

}

package io.packetwalk.kubeproxy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.DetectLocal;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.net.Cidr;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each field of KubeProxyConfiguration, and each unusual Service, does to the rules.
 */
class KubeProxyConfigurationTests {

	private static final String WEB = """
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: default}
			spec:
			  type: NodePort
			  clusterIP: 10.96.0.50
			  ports:
			  - {port: 80, nodePort: 30080}
			---
			""";

	private static final String LOCAL = WEB.replace("type: NodePort", "type: NodePort\n  externalTrafficPolicy: Local");

	private static String slice(int endpoints) {
		String list = IntStream.rangeClosed(1, endpoints)
			.mapToObj((i) -> "- addresses: [10.244." + (i / 250) + "." + (i % 250 + 1) + "]\n")
			.collect(Collectors.joining());
		return """
				apiVersion: discovery.k8s.io/v1
				kind: EndpointSlice
				metadata: {name: web-1, namespace: default, labels: {kubernetes.io/service-name: web}}
				addressType: IPv4
				ports:
				- {name: '', port: 8080, protocol: TCP}
				endpoints:
				""" + list;
	}

	private static KubeProxyConfiguration config(String clusterCidr, boolean localhost, List<String> nodePorts,
			boolean nfacct, int bit) {
		return new KubeProxyConfiguration((clusterCidr == null) ? null : Cidr.of(clusterCidr), false, bit, localhost,
				nodePorts.stream().map(Cidr::of).toList(), true, false, nfacct);
	}

	@Test
	void nfacctCountersAddAMatchAndARule() {
		Programmed programmed = Clusters.program(config("10.244.0.0/16", true, List.of(), true, 14), WEB + slice(1));
		assertThat(Clusters.rules(programmed, "filter", "KUBE-FORWARD")).first()
			.isEqualTo("-A KUBE-FORWARD -m conntrack --ctstate INVALID -m nfacct --nfacct-name  "
					+ "ct_state_invalid_dropped_pkts -j DROP");
		assertThat(Clusters.rules(programmed, "nat", "KUBE-NODEPORTS")).containsExactly(
				"-A KUBE-NODEPORTS -d 127.0.0.0/8 -p tcp -m comment --comment \"default/web\" -m tcp --dport 30080 "
						+ "-m nfacct --nfacct-name  localhost_nps_accepted_pkts -j KUBE-EXT-LOLE4ISW44XBNF3G",
				"-A KUBE-NODEPORTS -p tcp -m comment --comment \"default/web\" -m tcp --dport 30080 "
						+ "-j KUBE-EXT-LOLE4ISW44XBNF3G");
	}

	@Test
	void theMasqueradeBitIsUsedEverywhere() {
		Programmed programmed = Clusters.program(config("10.244.0.0/16", true, List.of(), false, 31), WEB);
		assertThat(Clusters.rules(programmed, "nat", "KUBE-MARK-MASQ"))
			.containsExactly("-A KUBE-MARK-MASQ -j MARK --set-xmark 0x80000000/0x80000000");
		assertThat(Clusters.rules(programmed, "nat", "KUBE-POSTROUTING")).startsWith(
				"-A KUBE-POSTROUTING -m mark ! --mark 0x80000000/0x80000000 -j RETURN",
				"-A KUBE-POSTROUTING -j MARK --set-xmark 0x80000000/0x0");
		assertThat(Clusters.rules(programmed, "filter", "KUBE-FORWARD"))
			.anyMatch((rule) -> rule.contains("--mark 0x80000000/0x80000000 -j ACCEPT"));
	}

	@Test
	void withoutLocalhostNodePortsLoopbackIsLeftOut() {
		Programmed programmed = Clusters.program(config("10.244.0.0/16", false, List.of(), false, 14), WEB);
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SERVICES")).last()
			.asString()
			.startsWith("-A KUBE-SERVICES ! -d 127.0.0.0/8 -m comment")
			.endsWith("-m addrtype --dst-type LOCAL -j KUBE-NODEPORTS");
		assertThat(Clusters.rules(programmed, "filter", "KUBE-FIREWALL")).isEmpty();
	}

	@Test
	void nodePortAddressesPickAmongAllTheNodesAddresses() {
		Programmed programmed = Clusters.program(
				config("10.244.0.0/16", true, List.of("10.0.0.0/8", "127.0.0.0/8"), false, 14), WEB,
				Clusters.node("a", null, "192.168.0.2", "10.1.2.3", "2001:db8::1"));
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SERVICES")).hasSize(2)
			.allMatch((rule) -> rule.endsWith("last rule in this chain\" -j KUBE-NODEPORTS"))
			.anyMatch((rule) -> rule.startsWith("-A KUBE-SERVICES -d 10.1.2.3/32 "))
			.anyMatch((rule) -> rule.startsWith("-A KUBE-SERVICES -d 127.0.0.1/32 "));
		assertThat(Clusters.rules(programmed, "filter", "KUBE-FIREWALL")).hasSize(1);
	}

	@Test
	void aRangeOfEverythingIsNoLimit() {
		Programmed programmed = Clusters.program(config("10.244.0.0/16", true, List.of("0.0.0.0/0"), false, 14), WEB);
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SERVICES")).last().asString().contains("--dst-type LOCAL");
	}

	@Test
	void withoutAPodRangeNobodyIsMasqueradedOnTheWayToAClusterIp() {
		Programmed programmed = Clusters.program(config(null, true, List.of(), false, 14), WEB + slice(1));
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SVC-LOLE4ISW44XBNF3G"))
			.noneMatch((rule) -> rule.contains("KUBE-MARK-MASQ"));
	}

	@Test
	void podsAreToldByTheBridgeTheyComeInBy() {
		Programmed programmed = Clusters
			.program(Clusters.DEFAULTS.withDetectLocal(new DetectLocal.BridgeInterface("cni0")), LOCAL + slice(1));
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SVC-LOLE4ISW44XBNF3G")).first()
			.isEqualTo("-A KUBE-SVC-LOLE4ISW44XBNF3G -d 10.96.0.50/32 ! -i cni0 -p tcp -m comment "
					+ "--comment \"default/web cluster IP\" -m tcp --dport 80 -j KUBE-MARK-MASQ");
		assertThat(Clusters.rules(programmed, "nat", "KUBE-EXT-LOLE4ISW44XBNF3G")).first()
			.isEqualTo("-A KUBE-EXT-LOLE4ISW44XBNF3G -i cni0 -m comment --comment "
					+ "\"pod traffic for default/web external destinations\" -j KUBE-SVC-LOLE4ISW44XBNF3G");
	}

	@Test
	void podsAreToldByTheNamesOfTheirLinks() {
		Programmed programmed = Clusters
			.program(Clusters.DEFAULTS.withDetectLocal(new DetectLocal.InterfaceNamePrefix("cali")), LOCAL + slice(1));
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SVC-LOLE4ISW44XBNF3G")).first()
			.asString()
			.contains(" ! -i cali+ -p tcp ");
		assertThat(Clusters.rules(programmed, "nat", "KUBE-EXT-LOLE4ISW44XBNF3G")).first()
			.asString()
			.contains(" -i cali+ -m comment ");
	}

	@Test
	void podsAreToldByTheRangeOfTheirNode() {
		Programmed programmed = Clusters.program(Clusters.DEFAULTS.withDetectLocal(new DetectLocal.NodeCidr()),
				LOCAL + slice(1));
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SVC-LOLE4ISW44XBNF3G")).first()
			.asString()
			.contains(" ! -s 10.244.0.0/24 -d 10.96.0.50/32 ");
		assertThat(Clusters.rules(programmed, "nat", "KUBE-EXT-LOLE4ISW44XBNF3G")).first()
			.asString()
			.contains(" -s 10.244.0.0/24 -m comment ");
	}

	@Test
	void primaryNodePortsAnswerOnThePrimaryAddressOnly() {
		Programmed programmed = Clusters.program(Clusters.DEFAULTS.withPrimaryNodePorts(true), WEB,
				Clusters.node("a", null, "192.168.0.2", "10.1.2.3"));
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SERVICES")).singleElement()
			.asString()
			.startsWith("-A KUBE-SERVICES -d 192.168.0.2/32 -m comment")
			.endsWith("-j KUBE-NODEPORTS");
		assertThat(Clusters.rules(programmed, "filter", "KUBE-FIREWALL")).isEmpty();
	}

	@Test
	void aSourceRangeOfEverythingIsNoCondition() {
		String balanced = WEB
			.replace("type: NodePort",
					"type: LoadBalancer\n  loadBalancerSourceRanges: [0.0.0.0/0, nonsense, 'fd00::/8']")
			.replace("---\n", "status: {loadBalancer: {ingress: [{ip: 203.0.113.9}]}}\n---\n");
		Programmed programmed = Clusters.program(Clusters.DEFAULTS, balanced + slice(1));
		assertThat(Clusters.rules(programmed, "nat", "KUBE-FW-LOLE4ISW44XBNF3G")).containsExactly(
				"-A KUBE-FW-LOLE4ISW44XBNF3G -m comment --comment \"default/web loadbalancer IP\" "
						+ "-j KUBE-EXT-LOLE4ISW44XBNF3G",
				"-A KUBE-FW-LOLE4ISW44XBNF3G -s 203.0.113.9/32 -m comment --comment \"default/web loadbalancer IP\" "
						+ "-j KUBE-EXT-LOLE4ISW44XBNF3G",
				"-A KUBE-FW-LOLE4ISW44XBNF3G -m comment --comment \"other traffic to default/web will be dropped by "
						+ "KUBE-PROXY-FIREWALL\"");
	}

	@ParameterizedTest
	@CsvSource({ "1000,true", "1001,false" })
	void aboveAThousandEndpointsTheirCommentsAreLeftOut(int endpoints, boolean commented) {
		Programmed programmed = Clusters.program(Clusters.DEFAULTS, WEB + slice(endpoints));
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SVC-LOLE4ISW44XBNF3G")).last()
			.asString()
			.matches(commented ? ".* --comment .*" : "-A KUBE-SVC-\\w+ -j KUBE-SEP-\\w+");
		String endpoint = programmed.owners()
			.keySet()
			.stream()
			.filter((chain) -> chain.startsWith("KUBE-SEP-"))
			.findFirst()
			.orElseThrow();
		assertThat(Clusters.rules(programmed, "nat", endpoint))
			.allMatch((rule) -> rule.contains("--comment") == commented);
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SERVICES")).allMatch((rule) -> rule.contains("--comment"));
	}

	@ParameterizedTest
	@CsvSource({ "2,0.50000000000", "3,0.33333333349", "4,0.25000000000", "5,0.20000000019", "6,0.16666666651",
			"7,0.14285714272", "8,0.12500000000", "9,0.11111111101", "10,0.10000000009", "11,0.09090909082",
			"12,0.08333333349", "13,0.07692307699", "20,0.04999999981", "100,0.00999999978" })
	void theFirstOfSoManyIsTakenWithTheChanceTheKernelPrints(int endpoints, String printed) {
		Programmed programmed = Clusters.program(Clusters.DEFAULTS, WEB + slice(endpoints));
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SVC-LOLE4ISW44XBNF3G").get(1))
			.contains("--mode random --probability " + printed + " -j");
	}

	@Test
	void masqueradeAllAsksForNoSource() {
		KubeProxyConfiguration all = new KubeProxyConfiguration(Cidr.of("10.244.0.0/16"), true, 14, true, List.of(),
				true, true, false);
		Programmed programmed = Clusters.program(all, WEB + slice(1));
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SVC-LOLE4ISW44XBNF3G")).first()
			.isEqualTo("-A KUBE-SVC-LOLE4ISW44XBNF3G -d 10.96.0.50/32 -p tcp -m comment "
					+ "--comment \"default/web cluster IP\" -m tcp --dport 80 -j KUBE-MARK-MASQ");
		assertThat(Clusters.rules(programmed, "filter", "KUBE-FORWARD")).as("nf_conntrack_tcp_be_liberal")
			.hasSize(2)
			.noneMatch((rule) -> rule.contains("INVALID"));
	}

	@Test
	void anAddressInTwoSlicesIsOneEndpointAndTheLivingOneCounts() {
		String leaving = slice(1).replace("web-1", "web-0")
				+ "  conditions: {ready: false, serving: true, terminating: true}\n";
		Programmed first = Clusters.program(Clusters.DEFAULTS, WEB + leaving + "---\n" + slice(1));
		Programmed last = Clusters.program(Clusters.DEFAULTS, WEB + slice(1) + "---\n" + leaving);
		assertThat(Clusters.rules(first, "nat", "KUBE-SVC-LOLE4ISW44XBNF3G")).hasSize(2);
		assertThat(last).isEqualTo(first);
	}

	@Test
	void chainsAreOwnedByTheirServicePort() {
		Programmed programmed = Clusters.program(Clusters.DEFAULTS, WEB + slice(1));
		assertThat(programmed.owners())
			.containsEntry("KUBE-SVC-LOLE4ISW44XBNF3G", new ChainOwner("default", "web", 0, ""))
			.containsEntry("KUBE-EXT-LOLE4ISW44XBNF3G", new ChainOwner("default", "web", 0, ""))
			.containsValue(new ChainOwner("default", "web", 0, "10.244.0.2:8080"))
			.hasSize(3);
	}

	@Test
	void servicesOfAnotherProxyAreLeftAlone() {
		String labelled = WEB.replace("namespace: default",
				"namespace: default, labels: {service.kubernetes.io/service-proxy-name: other}");
		Programmed programmed = Clusters.program(Clusters.DEFAULTS, labelled + slice(1));
		assertThat(programmed.owners()).isEmpty();
		assertThat(Clusters.rules(programmed, "nat", "KUBE-SERVICES")).hasSize(1);
	}

}

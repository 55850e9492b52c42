package io.packetwalk.kubeproxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.DetectLocal;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.kubeproxy.FlowTracer.Outcome;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.nftables.NftRuleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Nftables mode where it differs from iptables mode, and where the vectors are silent.
 */
class NftablesProxierTests {

	private static final String NODE_PORT = """
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: default}
			spec:
			  type: NodePort
			  clusterIP: 10.96.0.50
			  sessionAffinity: AFFINITY
			  sessionAffinityConfig: {clientIP: {timeoutSeconds: 10800}}
			  ports: [{port: 80, nodePort: 30080}]
			---
			apiVersion: discovery.k8s.io/v1
			kind: EndpointSlice
			metadata: {name: web-1, namespace: default, labels: {kubernetes.io/service-name: web}}
			addressType: IPv4
			ports: [{name: "", port: 8080}]
			endpoints:
			- {addresses: [10.244.1.2], nodeName: a}
			- {addresses: [10.244.2.2], nodeName: b}
			""";

	private static NftRuleset rules(KubeProxyConfiguration config) {
		VectorManifests manifests = VectorManifests.read(NODE_PORT.replace("AFFINITY", "None"));
		Node node = Clusters.node("a", null, "192.168.0.2", "192.168.1.2");
		Cluster cluster = Clusters.of(config, node, manifests.services, manifests.slices);
		return NftPrograms.of(cluster, node, AddressFamily.IPV4, Cidr.of("10.96.0.0/12")).nftables();
	}

	private static FiveTuple tcp(String source, String destination, int port) {
		return new FiveTuple(Protocol.TCP, IpAddress.of(source), 40000, IpAddress.of(destination), port);
	}

	private static String output(NftRuleset rules, String source, String destination, int port) {
		return new NftFlowTracer(rules).trace(tcp(source, destination, port)).output();
	}

	private static List<String> chain(NftRuleset rules, String name) {
		String listing = rules.print();
		int start = listing.indexOf("\tchain " + name + " {\n");
		return listing.substring(start, listing.indexOf("\n\t}\n", start)).lines().skip(1).map(String::strip).toList();
	}

	@ParameterizedTest
	@CsvSource({ "10.244.1.9, 10.96.0.50, 80, '10.244.1.2:8080, 10.244.2.2:8080'",
			"203.0.113.2, 192.168.0.2, 30080, '10.244.1.2:8080, 10.244.2.2:8080'",
			"203.0.113.2, 192.168.1.2, 30080, ''", "127.0.0.1, 127.0.0.1, 30080, ''",
			"10.244.1.9, 10.96.0.50, 81, REJECT", "10.244.1.9, 10.97.7.7, 80, DROP", "10.244.1.9, 8.8.8.8, 80, ''" })
	void nodePortsAnswerOnThePrimaryAddressAndStrayClusterIpTrafficIsStopped(String source, String destination,
			int port, String expected) {
		assertThat(output(rules(Clusters.DEFAULTS), source, destination, port)).isEqualTo(expected);
	}

	@Test
	void nodePortsOnEveryAddressStillSpareLoopback() {
		KubeProxyConfiguration config = new KubeProxyConfiguration(Cidr.of("10.244.0.0/16"), false, 14, true,
				List.of(Cidr.of("0.0.0.0/0")), true, false, false);
		NftRuleset rules = rules(config);
		assertThat(rules.print()).doesNotContain("nodeport-ips");
		assertThat(chain(rules, "services").getLast())
			.isEqualTo("fib daddr type local ip daddr != 127.0.0.0/8 meta l4proto . th dport vmap @service-nodeports");
		assertThat(output(rules, "203.0.113.2", "192.168.1.2", 30080)).isEqualTo("10.244.1.2:8080, 10.244.2.2:8080");
		assertThat(output(rules, "127.0.0.1", "127.0.0.1", 30080)).isEmpty();
	}

	@Test
	void masqueradeAllAsksForNoSource() {
		KubeProxyConfiguration config = new KubeProxyConfiguration(Cidr.of("10.244.0.0/16"), true, 13, true, List.of(),
				true, false, false);
		NftRuleset rules = rules(config);
		assertThat(rules.print()).contains("\t\tip daddr 10.96.0.50 jump mark-for-masquerade\n");
		assertThat(chain(rules, "mark-for-masquerade")).containsExactly("meta mark set meta mark | 0x00002000");
	}

	@Test
	void podsAreToldByTheirLinksWhereSoConfigured() {
		assertThat(rules(Clusters.DEFAULTS.withDetectLocal(new DetectLocal.BridgeInterface("cni0"))).print())
			.contains("ip daddr 10.96.0.50 iifname != \"cni0\" jump mark-for-masquerade");
		assertThat(rules(Clusters.DEFAULTS.withDetectLocal(new DetectLocal.InterfaceNamePrefix("veth"))).print())
			.contains("ip daddr 10.96.0.50 iifname != \"veth*\" jump mark-for-masquerade");
	}

	@Test
	void aStickyClientKeepsItsEndpoint() {
		NftFlowTracer tracer = new NftFlowTracer(NftPrograms.of(NODE_PORT.replace("AFFINITY", "ClientIP")).nftables());
		FiveTuple flow = tcp("10.244.1.9", "10.96.0.50", 80);
		Outcome first = tracer.connect(flow, 1);
		assertThat(first.output()).isEqualTo("10.244.2.2:8080");
		assertThat(tracer.connect(flow, 0)).isEqualTo(first);
		assertThat(tracer.connect(tcp("10.244.1.8", "10.96.0.50", 80), 0).output()).isEqualTo("10.244.1.2:8080");
	}

	@Test
	void theModeOfTheSettingsChoosesTheProxier() {
		VectorManifests manifests = VectorManifests.read(NODE_PORT.replace("AFFINITY", "None"));
		Node node = Clusters.node("a", null, "192.168.0.2");
		Programmed programmed = NftPrograms.of(NODE_PORT.replace("AFFINITY", "None"));
		assertThat(programmed.nftables().targets("ip kube-proxy", "services"))
			.anyMatch((chain) -> chain.endsWith("-default/web/tcp/"));
		assertThat(programmed.owners().values()).contains(
				new Programmed.ChainOwner("default", "web", 0, "10.244.1.2:8080"),
				new Programmed.ChainOwner("default", "web", 0, ""));
		assertThat(KubeProxy
			.program(Clusters.of(Clusters.DEFAULTS, node, manifests.services, manifests.slices), node,
					AddressFamily.IPV4)
			.nftables()).isEqualTo(NftRuleset.EMPTY);
	}

	@Test
	void tenThousandServicesAreCompiledReadAndAskedInNoTime() {
		List<Service> services = new ArrayList<>();
		List<EndpointSlice> slices = new ArrayList<>();
		for (int n = 0; n < 10_000; n++) {
			services.add(new Service("ns", "svc-" + n, "ClusterIP", List.of(Cidr.of("10.96.0.0/12").at(n + 10L)), false,
					null, List.of(), List.of(), Map.of(),
					List.of(new ServicePort("p", Protocol.TCP, 80, "80", 0, null, 0)), 0, false, false, List.of(), 0,
					false, Map.of(), Map.of()));
			slices.add(new EndpointSlice("ns", "svc-" + n + "-1", "svc-" + n, AddressFamily.IPV4,
					List.of(new SlicePort("p", Protocol.TCP, 8080)), endpoints(n)));
		}
		Node node = Clusters.node("a", null, "192.168.0.2");
		Cluster cluster = Clusters.of(Clusters.DEFAULTS, node, services, slices);
		NftRuleset rules = NftPrograms.of(cluster, node, AddressFamily.IPV4, Cidr.of("10.96.0.0/12")).nftables();
		assertThat(NftRuleset.parse(rules.print())).isEqualTo(rules);
		assertThat(rules.chains()).hasSizeGreaterThan(60_000);
		NftFlowTracer tracer = new NftFlowTracer(rules);
		assertTimeout(Duration.ofSeconds(2),
				() -> assertThat(tracer.trace(tcp("10.244.1.9", "10.96.0.11", 80)).output())
					.isEqualTo("10.244.0.10:8080, 10.244.0.6:8080, 10.244.0.7:8080, 10.244.0.8:8080, 10.244.0.9:8080"));
	}

	private static List<Endpoint> endpoints(int service) {
		List<Endpoint> endpoints = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			endpoints.add(new Endpoint(Cidr.of("10.244.0.0/16").at(service * 6L % 65_000 + i), true, true, false, "b",
					null, null, null, List.of(), List.of()));
		}
		return endpoints;
	}

}

package io.packetwalk.clusterdns;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ResolvConfLineTests {

	private static final String DNS = """
			kind: Service
			metadata: {name: kube-dns, namespace: kube-system}
			spec: {clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10], ports: [{name: dns, port: 53, protocol: UDP}]}
			---
			""";

	private static final Outside WORLD = new Outside(false, List.of(IpAddress.of("192.0.2.1")), List.of("lab.internal"),
			List.of("timeout:3"), List.of(), java.util.Map.of(), List.of());

	@Test
	void aMixedLineNamesEveryOriginInOrderAndPointsAtThePodsOwn() {
		assertThat(lines(DNS, """
				{dnsConfig: {nameservers: [10.96.0.10, 1.1.1.1], searches: [cluster.local, b.example],
				 options: [{name: edns0}]}}"""))
			.extracting(ResolvConfLine::text, ResolvConfLine::from, (line) -> line.origin().path())
			.containsExactly(
					tuple("search shop.svc.cluster.local svc.cluster.local cluster.local lab.internal b.example",
							"shop.svc.cluster.local svc.cluster.local cluster.local: the pod's namespace and kubelet's "
									+ "clusterDomain; lab.internal: node's resolv.conf (Outside nodeResolvConf); "
									+ "b.example: spec.dnsConfig.searches",
							"spec.dnsConfig.searches"),
					tuple("nameserver 10.96.0.10",
							"dnsPolicy ClusterFirst: kubelet's clusterDNS, Service kube-system/kube-dns",
							"spec.dnsPolicy"),
					tuple("nameserver 1.1.1.1", "spec.dnsConfig.nameservers", "spec.dnsConfig.nameservers[1]"),
					tuple("options ndots:5 edns0",
							"ndots:5: dnsPolicy ClusterFirst: kubelet sets it; edns0: spec.dnsConfig.options",
							"spec.dnsConfig.options"));
	}

	@Test
	void anOverriddenOptionIsOwedToThePod() {
		assertThat(lines(DNS, "{dnsConfig: {options: [{name: ndots, value: '2'}]}}").getLast())
			.isEqualTo(new ResolvConfLine("options ndots:2", "spec.dnsConfig.options",
					new Origin(new ObjectRef("Pod", "shop", "a"), "spec.dnsConfig.options")));
	}

	@Test
	void theNodesFileIsNamedWithTheReasonItIsUsed() {
		assertThat(lines(DNS, "{dnsPolicy: Default}")).extracting(ResolvConfLine::from)
			.containsOnly("dnsPolicy Default: node's resolv.conf (Outside nodeResolvConf)");
		assertThat(lines(DNS, "{hostNetwork: true}")).extracting(ResolvConfLine::from, (line) -> line.origin().path())
			.containsOnly(tuple(
					"dnsPolicy ClusterFirst with hostNetwork is Default: node's resolv.conf (Outside nodeResolvConf)",
					"spec.hostNetwork"));
		assertThat(lines("", "{}")).extracting(ResolvConfLine::from)
			.containsOnly("dnsPolicy ClusterFirst is Default, as kubelet has no clusterDNS: "
					+ "node's resolv.conf (Outside nodeResolvConf)");
		assertThat(lines(DNS, "{dnsPolicy: None, dnsConfig: {nameservers: [192.0.2.1]}}"))
			.extracting(ResolvConfLine::from)
			.containsExactly("spec.dnsConfig.nameservers");
	}

	@Test
	void kubeletsWarningsAreWordedAsKubectlShowsThem() {
		ClusterDns dns = ClusterDns.of(cluster(DNS, "{dnsConfig: {nameservers: [1.1.1.1, 2.2.2.2, 3.3.3.3]}}"));
		assertThat(dns.resolvConfWarnings(DnsVectors.pod(cluster(DNS, "{}"), "shop/a"))).isEmpty();
		Cluster crowded = cluster(DNS, "{dnsConfig: {nameservers: [1.1.1.1, 2.2.2.2, 3.3.3.3]}}");
		assertThat(dns.resolvConfWarnings(crowded.pods().getFirst()))
			.containsExactly("DNSConfigForming: Nameserver limits were exceeded, some nameservers have been omitted, "
					+ "the applied nameserver line is: 10.96.0.10 1.1.1.1 2.2.2.2");
	}

	@Test
	void searchListsKeepThirtyTwoEntriesAndTwoThousandFortyEightCharacters() {
		assertThat(searches(IntStream.range(0, 40).mapToObj((i) -> "d" + i + ".example").toList())).hasSize(32);
		String wide = "x".repeat(60) + "." + "y".repeat(60) + "." + "z".repeat(60) + ".example";
		List<String> cut = searches(IntStream.range(10, 22).mapToObj((i) -> "d" + i + "." + wide).toList());
		assertThat(String.join(" ", cut).length()).isLessThanOrEqualTo(2048).isGreaterThan(2048 - 195);
		assertThat(searches(List.of("x".repeat(254), "short.example"))).doesNotContain("x".repeat(254))
			.endsWith("short.example");
	}

	private static List<String> searches(List<String> own) {
		Cluster cluster = cluster(DNS, "{dnsConfig: {searches: [" + String.join(", ", own) + "]}}");
		ClusterDns dns = ClusterDns.of(cluster);
		assertThat(dns.resolvConfEvents(cluster.pods().getFirst())).containsExactly("DNSConfigForming");
		return dns.resolvConf(cluster.pods().getFirst()).searches();
	}

	private static List<ResolvConfLine> lines(String service, String spec) {
		Cluster cluster = cluster(service, spec);
		ClusterDns dns = ClusterDns.of(cluster);
		List<ResolvConfLine> lines = dns.resolvConfLines(cluster.pods().getFirst());
		assertThat(String.join("\n", lines.stream().map(ResolvConfLine::text).toList()) + "\n")
			.isEqualTo(dns.resolvConf(cluster.pods().getFirst()).print());
		return lines;
	}

	private static Cluster cluster(String service, String spec) {
		return YamlCluster.of(service + "kind: Pod\nmetadata: {name: a, namespace: shop}\nspec: " + spec + "\n")
			.outside(WORLD)
			.build();
	}

}

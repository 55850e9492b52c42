package io.packetwalk.clusterdns;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Profile;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.resolver.EtcHosts;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;
import io.packetwalk.resolver.ResolvConf;
import io.packetwalk.resolver.StubResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

class ClusterDnsTests {

	private static final String SHOP = """
			apiVersion: v1
			kind: Namespace
			metadata: {name: shop}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: kube-dns, namespace: kube-system}
			spec: {clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10], selector: {k8s-app: kube-dns}, ports: [{name: dns, port: 53, protocol: UDP}]}
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: coredns-1, namespace: kube-system, labels: {k8s-app: kube-dns}}
			spec: {dnsPolicy: Default}
			status: {podIPs: [{ip: 10.244.0.3}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop}
			spec: {clusterIP: 10.96.0.24, clusterIPs: [10.96.0.24], ports: [{name: http, port: 80}]}
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: client, namespace: shop}
			spec: {}
			status: {podIPs: [{ip: 10.244.1.50}]}
			""";

	private static final IpAddress CLIENT = IpAddress.of("10.244.1.50");

	@Test
	void theReasonNamesServerBlockPluginAndObject() {
		DnsAnswer answer = ask(YamlCluster.of(SHOP), "web.shop.svc.cluster.local.", "A");
		assertThat(answer.why()).isEqualTo(".:53, kubernetes: Service shop/web has ClusterIP 10.96.0.24");
		assertThat(answer.reply().authoritative()).isTrue();
	}

	@Test
	void theReasonOfADenialSaysWhatIsMissing() {
		assertThat(ask(YamlCluster.of(SHOP), "wep.shop.svc.cluster.local.", "A").why())
			.isEqualTo(".:53, kubernetes: there is no Service wep in namespace shop (no such name)");
		assertThat(ask(YamlCluster.of(SHOP), "web.shopp.svc.cluster.local.", "A").why())
			.isEqualTo(".:53, kubernetes: there is no namespace shopp (no such name)");
		assertThat(ask(YamlCluster.of(SHOP), "web.shop.svc.cluster.local.", "AAAA").why())
			.isEqualTo(".:53, kubernetes: Service shop/web has ClusterIP 10.96.0.24, but there is no AAAA record "
					+ "(no such record)");
	}

	@Test
	void theAssumedWorldHasAnAddressForEveryPublicNameAndSaysSo() {
		DnsAnswer answer = ask(YamlCluster.of(SHOP), "api.github.com.", "A");
		assertThat(answer.why()).contains("forward to 10.0.0.2").contains("ASSUMED");
		IpAddress address = IpAddress.of(answer.reply().answers().getFirst().data());
		assertThat(List.of("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")).map(Cidr::of)
			.anyMatch((range) -> range.contains(address));
		assertThat(ask(YamlCluster.of(SHOP), "api.github.com.", "A").reply()).isEqualTo(answer.reply());
		assertThat(ask(YamlCluster.of(SHOP), "api.github.com.", "AAAA").reply().rcode()).isEqualTo("NOERROR");
	}

	@Test
	void theAssumedWorldDoesNotKnowWhatTheSearchListLeavesOver() {
		for (String name : List.of("reverse-proxy.", "web.shop.", "web.shop.svc.", "web.shopp.", "web.local.",
				"web.shop.svc.cluster.local.", "printer.internal.")) {
			DnsAnswer answer = ClusterDns.of(YamlCluster.of(SHOP).build())
				.answerOutside(IpAddress.of("8.8.8.8"), question(name, "A"));
			assertThat(answer.reply().rcode()).as(name).isEqualTo("NXDOMAIN");
			assertThat(answer.why()).startsWith("8.8.8.8: ");
		}
	}

	@Test
	void aDescribedWorldKnowsOnlyWhatIsDescribed() {
		Outside world = new Outside(false, List.of(IpAddress.of("10.0.0.2")), List.of(), List.of(), List.of(
				server("10.0.0.2", "answer", new Outside.DnsRecord("*.apps.example.", "A", 60, List.of("192.0.2.80")),
						new Outside.DnsRecord("www.example.", "CNAME", 60, List.of("web.apps.example."))),
				server("10.0.0.3", "refuse"), server("10.0.0.4", "servfail"), server("10.0.0.5", "drop")), Map.of(),
				List.of(new Outside.Host("vm.example", IpAddress.of("203.0.113.10"),
						List.of(new Outside.OpenPort(443, Protocol.TCP)))));
		Cluster cluster = YamlCluster.of(SHOP).outside(world).build();
		assertThat(outside(cluster, "10.0.0.2", "any.apps.example.").answers()).extracting(Reply.Record::data)
			.containsExactly("192.0.2.80");
		assertThat(outside(cluster, "10.0.0.2", "www.example.").answers()).extracting(Reply.Record::data)
			.containsExactly("web.apps.example.", "192.0.2.80");
		assertThat(outside(cluster, "10.0.0.2", "vm.example.").answers()).extracting(Reply.Record::data)
			.containsExactly("203.0.113.10");
		assertThat(outside(cluster, "10.0.0.2", "github.com.").rcode()).isEqualTo("NXDOMAIN");
		assertThat(outside(cluster, "10.0.0.3", "www.example.").rcode()).isEqualTo("REFUSED");
		assertThat(outside(cluster, "10.0.0.4", "www.example.").rcode()).isEqualTo("SERVFAIL");
		assertThat(outside(cluster, "10.0.0.5", "www.example.").rcode()).isEqualTo("TIMEOUT");
		assertThat(outside(cluster, "8.8.8.8", "www.example.").rcode()).isEqualTo("TIMEOUT");
	}

	@Test
	void aCrashingCorefileClosesThePort() {
		DnsAnswer answer = ask(YamlCluster.of(SHOP).corefile(". {\n  nonsense\n}\n"), "web.shop.svc.cluster.local.",
				"A");
		assertThat(answer.reply().rcode()).isEqualTo("UNREACHABLE");
		assertThat(answer.why())
			.isEqualTo("CoreDNS is not running, its port is closed: Corefile:2 nonsense: Unknown directive 'nonsense'");
	}

	@Test
	void aNameNoServerBlockHoldsIsRefused() {
		DnsAnswer answer = ask(YamlCluster.of(SHOP).corefile("cluster.local {\n  kubernetes cluster.local\n}\n"),
				"example.com.", "A");
		assertThat(answer.reply().rcode()).isEqualTo("REFUSED");
	}

	@Test
	void k3sKnowsItsNodesByName() {
		YamlCluster cluster = YamlCluster.of(SHOP).profile(Profile.K3S).node("node-a", "192.168.1.11");
		DnsAnswer answer = ask(cluster, "node-a.", "A");
		assertThat(answer.reply().answers()).extracting(Reply.Record::data).containsExactly("192.168.1.11");
		assertThat(answer.why()).startsWith(".:53, hosts: ");
	}

	@Test
	void customOverridesOfK3sAreImported() {
		YamlCluster cluster = YamlCluster.of(SHOP)
			.profile(Profile.K3S)
			.configMap("coredns-custom",
					Map.of("mine.override",
							"template IN A mine.example {\n  match .*\n"
									+ "  answer \"{{ .Name }} 60 IN A 192.0.2.99\"\n}",
							"stub.server", "stub.example {\n  errors\n}\n"));
		assertThat(ask(cluster, "x.mine.example.", "A").reply().answers()).extracting(Reply.Record::toString)
			.containsExactly("x.mine.example. 30 IN A 192.0.2.99");
		assertThat(ask(cluster, "x.stub.example.", "A").reply().rcode()).isEqualTo("SERVFAIL");
	}

	@Test
	void aLongAnswerIsTruncatedOverUdpAndWholeOverTcp() {
		StringBuilder addresses = new StringBuilder();
		IntStream.range(1, 61)
			.forEach((i) -> addresses.append("- {addresses: [10.244.3.%d], conditions: {ready: true}}\n".formatted(i)));
		YamlCluster cluster = YamlCluster.of(SHOP, """
				kind: Service
				metadata: {name: big, namespace: shop}
				spec: {clusterIP: None, ports: [{name: http, port: 80}]}
				---
				kind: EndpointSlice
				metadata: {name: big-1, namespace: shop, labels: {kubernetes.io/service-name: big}}
				addressType: IPv4
				ports: [{name: http, port: 80}]
				endpoints:
				""" + addresses);
		ClusterDns dns = ClusterDns.of(cluster.build());
		Reply udp = dns.answer(question("big.shop.svc.cluster.local.", "A"), CLIENT).reply();
		assertThat(udp.truncated()).isTrue();
		assertThat(udp.answers()).hasSize((512 - 12 - 32) / 16);
		Reply tcp = dns
			.answer(new Question("big.shop.svc.cluster.local.", "A", IpAddress.of("10.96.0.10"), true, 1), CLIENT)
			.reply();
		assertThat(tcp.truncated()).isFalse();
		assertThat(tcp.answers()).hasSize(60);
	}

	@Test
	void podNamesTooLongForALabelGoByTheirAddress() {
		Cluster cluster = DnsVectors.cluster("shop", "podnames");
		ClusterDns dns = ClusterDns.of(cluster);
		assertThat(data(dns, "short-pod.longnames.shop.svc.cluster.local.", "A")).containsExactly("10.244.2.71");
		assertThat(data(dns, "10-244-2-70.longnames.shop.svc.cluster.local.", "A")).containsExactly("10.244.2.70");
	}

	@Test
	void sixAddressesShareTheWeightAndTwinsShareARecord() {
		ClusterDns dns = ClusterDns.of(DnsVectors.cluster("shop", "plain"));
		String zone = "peers.shop.svc.cluster.local.";
		assertThat(data(dns, zone, "SRV")).containsExactlyInAnyOrder("0 16 7000 10-244-2-31." + zone,
				"0 16 7000 10-244-2-32." + zone, "0 16 7000 twin." + zone, "0 16 7000 10-244-2-36." + zone,
				"0 16 7000 fd00-244--31." + zone);
		assertThat(data(dns, "twin." + zone, "A")).containsExactly("10.244.2.34", "10.244.2.35");
		assertThat(data(dns, "fd00-244--31." + zone, "AAAA")).containsExactly("fd00:244::31");
	}

	@Test
	void theZoneHasItsOwnRecordsAndReverseNames() {
		ClusterDns dns = ClusterDns.of(DnsVectors.cluster("shop", "plain"));
		assertThat(data(dns, "cluster.local.", "SOA"))
			.containsExactly("ns.dns.cluster.local. hostmaster.cluster.local. 1 7200 1800 86400 5");
		assertThat(data(dns, "cluster.local.", "NS")).containsExactly("kube-dns.kube-system.svc.cluster.local.");
		assertThat(data(dns, "ns.dns.cluster.local.", "A")).containsExactly("10.96.0.10");
		assertThat(data(dns, "6.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.6.9.0.0.0.0.d.f.ip6.arpa.", "PTR"))
			.containsExactly("vsix.shop.svc.cluster.local.");
		assertThat(data(dns, "40.1.244.10.in-addr.arpa.", "PTR")).containsExactly("db-0.db.shop.svc.cluster.local.");
	}

	private static List<String> data(ClusterDns dns, String name, String type) {
		return dns.answer(question(name, type), CLIENT).reply().answers().stream().map(Reply.Record::data).toList();
	}

	@Test
	void anotherUpstreamIsTriedWhenOneIsSilent() {
		Outside world = new Outside(false, List.of(), List.of(), List.of(),
				List.of(server("10.0.0.5", "drop"),
						server("10.0.0.2", "answer",
								new Outside.DnsRecord("a.example.", "A", 60, List.of("192.0.2.1")))),
				Map.of(), List.of());
		YamlCluster cluster = YamlCluster.of(SHOP)
			.outside(world)
			.corefile(". {\n  errors\n  forward . 10.0.0.5 10.0.0.2\n}\n");
		DnsAnswer answer = ask(cluster, "a.example.", "A");
		assertThat(answer.reply().answers()).extracting(Reply.Record::data).containsExactly("192.0.2.1");
		assertThat(answer.why()).contains("forward to 10.0.0.2 (one of 2)");
	}

	@Test
	void theErrorsPluginLogsAnUpstreamThatIsSilent() {
		Outside world = new Outside(false, List.of(), List.of(), List.of(), List.of(server("10.0.0.5", "drop")),
				Map.of(), List.of());
		YamlCluster cluster = YamlCluster.of(SHOP)
			.outside(world)
			.corefile(". {\n  errors\n  log\n  forward . 10.0.0.5\n}\n");
		DnsAnswer answer = ask(cluster, "a.example.", "A");
		assertThat(answer.log().lines().toList()).hasSize(2)
			.last(STRING)
			.matches(
					"\\[ERROR] plugin/errors: 2 a\\.example\\. A: read udp 10\\.244\\.0\\.3:\\d+->10\\.0\\.0\\.5:53: i/o timeout");
		assertThat(answer.log()).startsWith("[INFO] 10.244.1.50:")
			.contains("\"A IN a.example. udp 27 false 512\" NOERROR - 0 2.000");
	}

	@Test
	void forwardReadsTheResolvConfOfTheCoreDnsPodItself() {
		String pod = """
				kind: Service
				metadata: {name: kube-dns, namespace: kube-system}
				spec: {clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10], selector: {k8s-app: kube-dns}, ports: [{name: dns, port: 53, protocol: UDP}]}
				---
				kind: Pod
				metadata: {name: coredns-1, namespace: kube-system, labels: {k8s-app: kube-dns}}
				spec: {dnsPolicy: %s, containers: [{name: coredns, image: 'registry.k8s.io/coredns/coredns:v1.11.1'}]}
				status: {podIPs: [{ip: 10.244.0.3}]}
				""";
		ClusterDns right = ClusterDns.of(YamlCluster.of(pod.formatted("Default")).build());
		assertThat(right.problem()).isEmpty();
		assertThat(right.startLog()).contains("CoreDNS-1.11.1", "linux/amd64, go1.20.7, ae2bbc2");
		ClusterDns wrong = ClusterDns.of(YamlCluster.of(pod.formatted("ClusterFirst")).build());
		assertThat(wrong.problem().orElseThrow()).contains("Loop (127.0.0.1");
		ClusterDns other = ClusterDns
			.of(YamlCluster.of(pod.replace("coredns/coredns", "stand-in").formatted("ClusterFirst")).build());
		assertThat(other.problem()).isEmpty();
	}

	@Test
	void aclRefusesAndFilters() {
		YamlCluster cluster = YamlCluster.of(SHOP)
			.corefile(
					". {\n  acl {\n    filter type AAAA\n    block net 10.244.1.0/24\n  }\n  forward . 10.0.0.2\n}\n");
		assertThat(ask(cluster, "a.example.", "A").reply().rcode()).isEqualTo("REFUSED");
		assertThat(ask(cluster, "a.example.", "AAAA").reply().rcode()).isEqualTo("NOERROR");
	}

	@Test
	void podsGetKubeletsFileAndTheDnsPodsAreKnown() {
		Cluster cluster = YamlCluster.of(SHOP).build();
		ClusterDns dns = ClusterDns.of(cluster);
		assertThat(dns.resolvConf(DnsVectors.pod(cluster, "shop/client")).print()).isEqualTo("""
				search shop.svc.cluster.local svc.cluster.local cluster.local
				nameserver 10.96.0.10
				options ndots:5
				""");
		assertThat(dns.resolvConf(DnsVectors.pod(cluster, "kube-system/coredns-1")).print())
			.isEqualTo("nameserver 10.0.0.2\n");
		assertThat(dns.servedBy(DnsVectors.pod(cluster, "kube-system/coredns-1"))).isTrue();
		assertThat(dns.servedBy(DnsVectors.pod(cluster, "shop/client"))).isFalse();
	}

	@Test
	void hostsComeBeforeAnyQuestion() {
		Cluster cluster = DnsVectors.cluster("shop", "plain");
		EtcHosts hosts = ClusterDns.of(cluster).etcHosts(DnsVectors.pod(cluster, "shop/cart-1"));
		assertThat(hosts.print()).contains("10.244.1.21\tcart-a.cart.shop.svc.cluster.local\tcart-a\n");
		for (Libc libc : Libc.values()) {
			Lookup lookup = StubResolver.lookup(libc, hosts, ResolvConf.parse("nameserver 10.96.0.10"), "localhost",
					EnumSet.of(AddressFamily.IPV4), (question) -> Reply.TIMEOUT);
			assertThat(lookup.addresses()).containsExactly(IpAddress.of("127.0.0.1"));
			assertThat(lookup.exchanges()).isEmpty();
		}
	}

	@Test
	void withoutADnsServiceKubeletFallsBackToTheNodesFile() {
		Cluster cluster = YamlCluster
			.of("kind: Pod\nmetadata: {name: a}\nspec: {}\nstatus: {podIPs: [{ip: 10.244.1.9}]}\n")
			.build();
		ClusterDns dns = ClusterDns.of(cluster);
		assertThat(dns.resolvConf(cluster.pods().getFirst())).isEqualTo(dns.nodeResolvConf());
		assertThat(dns.resolvConfEvents(cluster.pods().getFirst())).containsExactly("MissingClusterDNS");
	}

	private static DnsAnswer ask(YamlCluster cluster, String name, String type) {
		return ClusterDns.of(cluster.build()).answer(question(name, type), CLIENT);
	}

	private static Reply outside(Cluster cluster, String server, String name) {
		return ClusterDns.of(cluster).answerOutside(IpAddress.of(server), question(name, "A")).reply();
	}

	private static Question question(String name, String type) {
		return new Question(name, type, IpAddress.of("10.96.0.10"), false, 1);
	}

	private static Outside.DnsServer server(String address, String behaviour, Outside.DnsRecord... records) {
		return new Outside.DnsServer(IpAddress.of(address), behaviour, List.of(records));
	}

}

package io.packetwalk.clusterdns;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Outside;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** Plugins that people add to the Corefiles distributions ship. */
class AnsweringPluginTests {

	private static final String ZONE = """
			$TTL 300
			@        IN SOA ns1 hostmaster 2026010101 7200 1800 86400 60
			         IN NS  ns1
			ns1      IN A   10.0.0.53
			Www      IN A   10.0.0.80
			         IN AAAA fd00::80
			alias    IN CNAME www
			outside  IN CNAME target.example.net.
			loop     IN CNAME loop
			*.apps   IN A   10.0.0.81
			one.apps IN TXT "no address"
			mail     IN MX  10 www
			sub      IN NS  ns.sub
			ns.sub   IN A   10.0.9.53
			a.b.c    IN A   10.0.0.90
			""";

	private static final String FILE = ". {\n  file /etc/coredns/example.db example.org\n  forward . 10.0.0.2\n}\n";

	private static final String SERVICES = """
			kind: Service
			metadata: {name: kube-dns, namespace: kube-system}
			spec: {clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10], externalIPs: [192.0.2.53], ports: [{name: dns, port: 53, protocol: UDP}]}
			---
			kind: Service
			metadata: {name: web, namespace: shop}
			spec: {clusterIP: 10.96.0.24, clusterIPs: [10.96.0.24], externalIPs: [192.0.2.1, 192.0.2.2], ports: [{name: http, port: 80}]}
			---
			kind: Service
			metadata: {name: inner, namespace: shop}
			spec: {clusterIP: 10.96.0.25, clusterIPs: [10.96.0.25], ports: [{name: http, port: 80}]}
			""";

	@Test
	void aZoneFileAnswersWithAuthority() {
		DnsAnswer answer = zone("WWW.example.org.", "A");
		assertThat(records(answer)).containsExactly("www.example.org. 300 IN A 10.0.0.80");
		assertThat(answer.reply().authoritative()).isTrue();
		assertThat(answer.authority()).extracting(Reply.Record::toString)
			.containsExactly("example.org. 300 IN NS ns1.example.org.");
		assertThat(answer.why()).isEqualTo("., file: the zone file has it");
	}

	@Test
	void aZoneFileDeniesWithItsSoa() {
		assertThat(zone("nobody.example.org.", "A").reply().rcode()).isEqualTo("NXDOMAIN");
		assertThat(zone("nobody.example.org.", "A").authority()).extracting(Reply.Record::toString)
			.containsExactly(
					"example.org. 300 IN SOA ns1.example.org. hostmaster.example.org. 2026010101 7200 1800 86400 60");
		for (String name : List.of("ns1.example.org.", "b.c.example.org.", "c.example.org.", "one.apps.example.org.")) {
			DnsAnswer answer = zone(name, "AAAA");
			assertThat(answer.reply().rcode()).as(name).isEqualTo("NOERROR");
			assertThat(answer.reply().answers()).as(name).isEmpty();
			assertThat(answer.authority()).as(name).hasSize(1);
		}
	}

	@Test
	void aliasesAreFollowedInTheZoneAndBeyond() {
		assertThat(records(zone("alias.example.org.", "AAAA"))).containsExactly(
				"alias.example.org. 300 IN CNAME www.example.org.", "www.example.org. 300 IN AAAA fd00::80");
		assertThat(records(zone("outside.example.org.", "A"))).containsExactly(
				"outside.example.org. 300 IN CNAME target.example.net.", "target.example.net. 60 IN A 203.0.113.5");
		assertThat(records(zone("alias.example.org.", "CNAME"))).hasSize(1);
		assertThat(zone("loop.example.org.", "A").reply().rcode()).isEqualTo("NOERROR");
	}

	@Test
	void wildcardsStandInForNamesThatHaveNoRecords() {
		assertThat(records(zone("two.apps.example.org.", "A")))
			.containsExactly("two.apps.example.org. 300 IN A 10.0.0.81");
		assertThat(records(zone("deep.two.apps.example.org.", "A")))
			.containsExactly("deep.two.apps.example.org. 300 IN A 10.0.0.81");
		assertThat(zone("deep.one.apps.example.org.", "A").reply().rcode()).isEqualTo("NXDOMAIN");
	}

	@Test
	void aDelegationIsReferredToWithItsGlue() {
		DnsAnswer answer = zone("host.sub.example.org.", "A");
		assertThat(answer.reply().answers()).isEmpty();
		assertThat(answer.reply().authoritative()).isFalse();
		assertThat(answer.authority()).extracting(Reply.Record::toString)
			.containsExactly("sub.example.org. 300 IN NS ns.sub.example.org.");
		assertThat(answer.additional()).extracting(Reply.Record::toString)
			.containsExactly("ns.sub.example.org. 300 IN A 10.0.9.53");
	}

	@Test
	void theAddressesOfMailServersComeAlong() {
		assertThat(zone("mail.example.org.", "MX").additional()).extracting(Reply.Record::data)
			.containsExactly("10.0.0.80", "fd00::80");
		assertThat(records(zone("example.org.", "NS"))).hasSize(1);
		assertThat(records(zone("example.org.", "SOA"))).hasSize(1);
	}

	@Test
	void aZoneFileThatIsNotThereFailsItsZoneOnly() {
		ClusterDns dns = dns(". {\n  file missing.db example.org\n  forward . 10.0.0.2\n}\n", "");
		assertThat(ask(dns, "www.example.org.", "A").reply().rcode()).isEqualTo("SERVFAIL");
		assertThat(ask(dns, "target.example.net.", "A").reply().rcode()).isEqualTo("NOERROR");
	}

	@Test
	void aBrokenZoneFileStopsCoreDns() {
		assertThat(dns(FILE, "www IN A 10.0.0.1\n").problem().orElseThrow())
			.startsWith("Corefile:2 file: file \"/etc/coredns/example.db\" has no SOA record for origin example.org.");
		assertThat(dns(FILE, "@ IN SOA a b 1 2 3 4 5\nwww IN A not-an-address\n").problem().orElseThrow())
			.startsWith("Corefile:2 file: dns: /etc/coredns/example.db: ");
	}

	@Test
	void namesAZoneFileLacksMayFallThrough() {
		ClusterDns dns = dns(FILE.replace("example.org\n", "example.org {\n fallthrough\n }\n"), ZONE);
		assertThat(ask(dns, "else.example.org.", "A").why()).contains("forward to 10.0.0.2");
		assertThat(ask(dns, "www.example.org.", "TXT").why()).contains("file: ");
	}

	@Test
	void externalAddressesOfServicesHaveAZone() {
		ClusterDns dns = dns(". {\n  kubernetes cluster.local\n  k8s_external example.com {\n ttl 60\n }\n}\n", "");
		assertThat(records(ask(dns, "web.shop.example.com.", "A")))
			.containsExactly("web.shop.example.com. 60 IN A 192.0.2.1", "web.shop.example.com. 60 IN A 192.0.2.2");
		DnsAnswer srv = ask(dns, "_http._tcp.web.shop.example.com.", "SRV");
		assertThat(records(srv))
			.containsExactly("_http._tcp.web.shop.example.com. 60 IN SRV 0 50 80 web.shop.example.com.");
		assertThat(srv.additional()).hasSize(2);
		assertThat(ask(dns, "inner.shop.example.com.", "A").reply().rcode()).isEqualTo("NXDOMAIN");
		assertThat(ask(dns, "shop.example.com.", "A").reply().rcode()).isEqualTo("NOERROR");
		assertThat(ask(dns, "nowhere.example.com.", "A").reply().rcode()).isEqualTo("NXDOMAIN");
		assertThat(ask(dns, "web.shop.example.com.", "AAAA").authority()).extracting(Reply.Record::data)
			.containsExactly("ns1.dns.example.com. hostmaster.dns.example.com. 1 7200 1800 86400 60");
		assertThat(records(ask(dns, "ns1.dns.example.com.", "A")))
			.containsExactly("ns1.dns.example.com. 60 IN A 192.0.2.53");
		assertThat(records(ask(dns, "example.com.", "NS")))
			.containsExactly("example.com. 60 IN NS ns1.dns.example.com.");
	}

	@Test
	void dns64MakesIpv6AddressesForIpv6Clients() {
		ClusterDns dns = dns(". {\n  dns64\n  forward . 10.0.0.2\n}\n", "");
		Question question = question("target.example.net.", "AAAA");
		assertThat(records(dns.answer(question, IpAddress.of("fd00::9"))))
			.containsExactly("target.example.net. 60 IN AAAA 64:ff9b::cb00:7105");
		assertThat(records(dns.answer(question, IpAddress.of("10.244.0.9")))).isEmpty();
		ClusterDns all = dns(". {\n  dns64 {\n prefix 2001:db8::/32\n allow_ipv4\n }\n  forward . 10.0.0.2\n}\n", "");
		assertThat(records(all.answer(question, IpAddress.of("10.244.0.9"))))
			.containsExactly("target.example.net. 60 IN AAAA 2001:db8:cb00:7105::");
		assertThat(all.answer(question("none.example.net.", "AAAA"), IpAddress.of("10.244.0.9")).reply().rcode())
			.isEqualTo("NXDOMAIN");
	}

	@Test
	void localAnswersForTheMachineItself() {
		ClusterDns dns = dns(". {\n  local\n  forward . 10.0.0.2\n}\n", "");
		assertThat(records(ask(dns, "localhost.", "A"))).containsExactly("localhost. 604800 IN A 127.0.0.1");
		assertThat(records(ask(dns, "localhost.shop.svc.cluster.local.", "AAAA")))
			.containsExactly("localhost.shop.svc.cluster.local. 604800 IN AAAA ::1");
		assertThat(records(ask(dns, "1.0.0.127.in-addr.arpa.", "PTR")))
			.containsExactly("1.0.0.127.in-addr.arpa. 604800 IN PTR localhost.");
		assertThat(ask(dns, "9.0.0.127.in-addr.arpa.", "PTR").reply().rcode()).isEqualTo("NXDOMAIN");
	}

	@Test
	void anyGivesATokenAnswer() {
		assertThat(records(ask(dns(". {\n  any\n  forward . 10.0.0.2\n}\n", ""), "a.example.", "ANY")))
			.containsExactly("a.example. 8482 IN HINFO \"ANY obsoleted\" \"See RFC 8482\"");
	}

	@Test
	void minimalLeavesOutWhatWasNotAskedFor() {
		ClusterDns dns = dns(FILE.replace("  forward", "  minimal\n  forward"), ZONE);
		assertThat(ask(dns, "mail.example.org.", "MX").additional()).isEmpty();
		assertThat(ask(dns, "www.example.org.", "A").authority()).isEmpty();
		assertThat(ask(dns, "nobody.example.org.", "A").authority()).hasSize(1);
		assertThat(ask(dns, "host.sub.example.org.", "A").authority()).hasSize(1);
	}

	@Test
	void whoamiPutsTheClientBesideAnEmptyAnswer() {
		DnsAnswer answer = ask(dns(". {\n  whoami\n}\n", ""), "a.example.", "A");
		assertThat(answer.reply().answers()).isEmpty();
		assertThat(answer.additional()).extracting(Reply.Record::toString)
			.containsExactly("a.example. 0 IN A 10.244.1.50");
	}

	private static DnsAnswer zone(String name, String type) {
		return ask(dns(FILE, ZONE), name, type);
	}

	private static List<String> records(DnsAnswer answer) {
		return answer.reply().answers().stream().map(Reply.Record::toString).toList();
	}

	private static ClusterDns dns(String corefile, String zone) {
		Outside world = new Outside(false, List.of(), List.of(), List.of(),
				List.of(new Outside.DnsServer(IpAddress.of("10.0.0.2"), "answer",
						List.of(new Outside.DnsRecord("target.example.net.", "A", 60, List.of("203.0.113.5"))))),
				Map.of(), List.of());
		return ClusterDns.of(YamlCluster.of(SERVICES)
			.outside(world)
			.configMap("coredns",
					zone.isEmpty() ? Map.of("Corefile", corefile) : Map.of("Corefile", corefile, "example.db", zone))
			.build());
	}

	private static DnsAnswer ask(ClusterDns dns, String name, String type) {
		return dns.answer(question(name, type), IpAddress.of("10.244.1.50"));
	}

	private static Question question(String name, String type) {
		return new Question(name, type, IpAddress.of("10.96.0.10"), false, 1);
	}

}

package io.packetwalk.clusterdns;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.Outside;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** What the fact sheet says of CoreDNS's configuration, sentence by sentence. */
class CoreDnsBehaviourTests {

	private static final String SHOP = """
			kind: Service
			metadata: {name: web, namespace: shop}
			spec: {clusterIP: 10.96.0.24, clusterIPs: [10.96.0.24], ports: [{name: http, port: 80}]}
			---
			kind: Service
			metadata: {name: ext, namespace: shop}
			spec: {type: ExternalName, externalName: a.example}
			""";

	@ParameterizedTest
	@CsvSource({ "cache,60", "cache 30,30", "cache 30 other.example,60", "cache { success 100 10 },10",
			"cache { success 100 9000 120 },120", "cache { denial 100 10 },60", "cache 30 { disable success },30",
			"cache 30 { keepttl },30", "cache 30 { serve_stale 1h immediate },30" })
	void theCacheCapsTheFirstReplyAlready(String cache, long ttl) {
		String written = cache.replace("{ ", "{\n ").replace(" }", "\n }");
		Reply reply = ask(written + "\n forward . 10.0.0.2", "a.example.", "A").reply();
		assertThat(reply.answers()).singleElement().satisfies((record) -> assertThat(record.ttl()).isEqualTo(ttl));
	}

	@ParameterizedTest
	@CsvSource({ "cache 0,cache TTL can not be zero or negative: 0",
			"cache { disable maybe },cache type for disable must be", "cache { sucess 1 },unknown property 'sucess'" })
	void aCacheThatIsWrittenWrongStopsCoreDns(String cache, String message) {
		assertThat(dns(cache.replace("{ ", "{\n ").replace(" }", "\n }")).problem().orElseThrow()).contains(message);
	}

	@Test
	void hostsComeBeforeKubernetesWhateverTheOrderInTheFile() {
		assertThat(data("kubernetes cluster.local\n hosts {\n 10.0.0.8 web.shop.svc.cluster.local\n fallthrough\n }",
				"web.shop.svc.cluster.local.", "A"))
			.containsExactly("10.0.0.8");
	}

	@Test
	void hostsWithoutFallthroughFailWhateverTheyDoNotKnow() {
		String hosts = "hosts {\n 10.0.0.8 known.example\n }\n kubernetes cluster.local in-addr.arpa\n forward . 10.0.0.2";
		assertThat(ask(hosts, "known.example.", "AAAA").reply().rcode()).isEqualTo("NOERROR");
		assertThat(ask(hosts, "a.example.", "A").reply().rcode()).isEqualTo("SERVFAIL");
		assertThat(ask(hosts, "web.shop.svc.cluster.local.", "A").reply().rcode()).isEqualTo("SERVFAIL");
		assertThat(data(hosts, "24.0.96.10.in-addr.arpa.", "PTR")).containsExactly("web.shop.svc.cluster.local.");
		assertThat(data(hosts, "8.0.0.10.in-addr.arpa.", "PTR")).containsExactly("known.example.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					name old.example web.shop.svc.cluster.local                       | old.example.          | old.example.
					name exact old.example web.shop.svc.cluster.local                 | OLD.example.          | old.example.
					name prefix my- web.                                              | my-shop.svc.cluster.local. | web.shop.svc.cluster.local.
					name suffix .old.example .shop.svc.cluster.local                  | web.old.example.      | web.shop.svc.cluster.local.
					name suffix .old.example .shop.svc.cluster.local answer auto      | web.old.example.      | web.old.example.
					name substring .mid. .shop.svc.                                   | web.mid.cluster.local. | web.shop.svc.cluster.local.
					name regex (.+)\\.old\\.example {1}.shop.svc.cluster.local          | web.old.example.      | web.shop.svc.cluster.local.
					name regex (.+)\\.old\\.example {1}.shop.svc.cluster.local answer auto | web.old.example.  | web.old.example.
					name regex (.+)\\.old\\.example {1}.shop.svc.cluster.local answer name (.+)\\.shop\\.svc\\.cluster\\.local {1}.old.example | web.old.example. | web.old.example.
					""")
	void namesAreRewrittenAndAnswersWhereAskedTo(String rule, String asked, String owner) {
		Reply reply = ask("rewrite " + rule + "\n kubernetes cluster.local", asked, "A").reply();
		assertThat(reply.answers()).singleElement().satisfies((record) -> {
			assertThat(record.data()).isEqualTo("10.96.0.24");
			assertThat(record.name()).isEqualToIgnoringCase(owner);
		});
	}

	@Test
	void anAnswerThatKeepsTheNewNameSaysWhatResolversDoWithIt() {
		assertThat(ask("rewrite name suffix .old.example .shop.svc.cluster.local\n kubernetes cluster.local",
				"web.old.example.", "A")
			.why()).contains("stub resolvers discard it");
	}

	@Test
	void rulesGoOnOnlyWhenTold() {
		String second = "rewrite name two.example web.shop.svc.cluster.local\n kubernetes cluster.local";
		assertThat(data("rewrite continue name one.example two.example\n " + second, "one.example.", "A"))
			.containsExactly("10.96.0.24");
		assertThat(ask("rewrite stop name one.example two.example\n " + second, "one.example.", "A").reply().rcode())
			.isEqualTo("SERVFAIL");
	}

	@Test
	void typesLifetimesAndCodesAreRewritten() {
		assertThat(ask("rewrite type ANY HINFO\n forward . 10.0.0.2", "a.example.", "ANY").why()).contains("HINFO");
		assertThat(ask("rewrite ttl a.example 7\n forward . 10.0.0.2", "a.example.", "A").reply()
			.answers()
			.getFirst()
			.ttl()).isEqualTo(7);
		assertThat(ask("rewrite ttl suffix .example -20\n forward . 10.0.0.2", "a.example.", "A").reply()
			.answers()
			.getFirst()
			.ttl()).isEqualTo(20);
		String codes = "rewrite rcode regex .*\\.example SERVFAIL NXDOMAIN\n forward . 10.0.0.4";
		assertThat(ask(codes, "a.example.", "A").reply().rcode()).isEqualTo("NXDOMAIN");
		assertThat(ask(codes, "a.other.", "A").reply().rcode()).isEqualTo("SERVFAIL");
	}

	@Test
	void aliasesAreLedElsewhere() {
		assertThat(ask("rewrite cname exact a.example. b.example.\n kubernetes cluster.local\n forward . 10.0.0.2",
				"ext.shop.svc.cluster.local.", "A")
			.reply()
			.answers()).extracting(Reply.Record::toString)
			.containsExactly("ext.shop.svc.cluster.local. 5 IN CNAME b.example.", "b.example. 60 IN A 192.0.2.2");
	}

	@Test
	void templatesAnswerDenyAndFallThrough() {
		String template = """
				template IN A lab.example {
				  match "^ip-(?P<a>[0-9]*)-(?P<b>[0-9]*)[.]lab[.]example[.]$"
				  answer "{{ .Name }} 60 IN A 10.0.{{ .Group.a }}.{{ index .Match 2 }}"
				  fallthrough sub.lab.example
				}
				template ANY ANY gone.example {
				  rcode NXDOMAIN
				  authority "gone.example. 60 IN SOA ns.gone.example. root.gone.example. 1 1 1 1 60"
				}
				forward . 10.0.0.2""";
		assertThat(data(template, "ip-7-9.lab.example.", "A")).containsExactly("10.0.7.9");
		assertThat(ask(template, "other.lab.example.", "A").reply().rcode()).isEqualTo("SERVFAIL");
		assertThat(ask(template, "other.sub.lab.example.", "A").reply().rcode()).isEqualTo("NXDOMAIN");
		assertThat(ask(template, "other.lab.example.", "AAAA").why()).contains("forward to");
		assertThat(ask(template, "x.gone.example.", "AAAA").reply().rcode()).isEqualTo("NXDOMAIN");
		assertThat(ask(template, "x.gone.example.", "AAAA").authority()).hasSize(1);
	}

	@Test
	void forwardTurnsToItsNextAndFailsOver() {
		assertThat(data("forward . 10.0.0.6 {\n next NXDOMAIN\n }\n forward . 10.0.0.2", "b.example.", "A"))
			.containsExactly("192.0.2.2");
		assertThat(ask("forward . 10.0.0.6 {\n next NXDOMAIN\n }", "b.example.", "A").reply().rcode())
			.isEqualTo("NXDOMAIN");
		assertThat(data("forward . 10.0.0.4 10.0.0.2 {\n failover SERVFAIL REFUSED\n }", "b.example.", "A"))
			.containsExactly("192.0.2.2");
		assertThat(ask("forward . 10.0.0.4 10.0.0.2", "b.example.", "A").reply().rcode()).isEqualTo("SERVFAIL");
	}

	@Test
	void forwardLeavesOutWhatItExcepts() {
		String forward = "forward example 10.0.0.2 {\n except b.example\n policy sequential\n max_concurrent 1000\n }";
		assertThat(data(forward, "a.example.", "A")).containsExactly("192.0.2.1");
		assertThat(ask(forward, "x.b.example.", "A").reply().rcode()).isEqualTo("SERVFAIL");
		assertThat(ask(forward, "a.other.", "A").reply().rcode()).isEqualTo("SERVFAIL");
	}

	@Test
	void anUpstreamThatFailsItsHealthChecksIsNotAskedWhileAnotherIsWell() {
		assertThat(ask("forward . 10.0.0.5 10.0.0.2", "b.example.", "A").why()).contains("forward to 10.0.0.2");
		assertThat(ask("errors\n forward . 10.0.0.5 10.0.0.7", "b.example.", "A").log())
			.contains("->10.0.0.5:53: i/o timeout");
	}

	@Test
	void theFirstLineOfAnAclThatMatchesDecides() {
		String acl = """
				acl cluster.local {
				  allow net 10.244.1.0/24
				  block type A net *
				}
				acl {
				  drop type TXT
				  filter net 10.244.0.0/16
				}
				kubernetes cluster.local
				forward . 10.0.0.2""";
		assertThat(data(acl, "web.shop.svc.cluster.local.", "A")).containsExactly("10.96.0.24");
		assertThat(ask(acl, "a.example.", "A").reply().answers()).isEmpty();
		assertThat(ask(acl, "a.example.", "TXT").reply().rcode()).isEqualTo("TIMEOUT");
		assertThat(dns(acl)
			.answer(new Question("web.shop.svc.cluster.local.", "A", IpAddress.of("10.96.0.10"), false, 1),
					IpAddress.of("fd00::1"))
			.reply()
			.rcode()).isEqualTo("REFUSED");
	}

	@Test
	void onlyTheChosenServerBlockRuns() {
		ClusterDns dns = ClusterDns.of(YamlCluster.of(SHOP).outside(world()).corefile("""
				vendor.example { forward . 10.0.0.6
				}
				.:53 {
				 forward . 10.0.0.2
				}
				a.example:5353 {
				 forward . 10.0.0.4
				}
				""".replace("{ ", "{\n ")).build());
		assertThat(answer(dns, "x.vendor.example.", "A").reply().rcode()).isEqualTo("NXDOMAIN");
		assertThat(answer(dns, "a.example.", "A").reply().rcode()).isEqualTo("NOERROR");
		assertThat(answer(ClusterDns.of(YamlCluster.of(SHOP).corefile(".:5353 {\n whoami\n}\n").build()), "a.example.",
				"A")
			.reply()
			.rcode()).isEqualTo("UNREACHABLE");
	}

	@Test
	void loadbalanceReadyAndPrometheusLeaveAnswersAlone() {
		assertThat(data(
				"loadbalance round_robin\n ready\n prometheus :9153\n health {\n lameduck 5s\n }\n reload 30s 15s\n"
						+ " kubernetes cluster.local",
				"web.shop.svc.cluster.local.", "A"))
			.containsExactly("10.96.0.24");
	}

	@Test
	void environmentVariablesNobodySetAreEmpty() {
		assertThat(data("kubernetes {$CLUSTER_DOMAIN} cluster.local{$NOTHING} {%NONE%}", "web.shop.svc.cluster.local.",
				"A"))
			.containsExactly("10.96.0.24");
	}

	private static List<String> data(String plugins, String name, String type) {
		return ask(plugins, name, type).reply().answers().stream().map(Reply.Record::data).toList();
	}

	private static DnsAnswer ask(String plugins, String name, String type) {
		return answer(dns(plugins), name, type);
	}

	private static DnsAnswer answer(ClusterDns dns, String name, String type) {
		return dns.answer(new Question(name, type, IpAddress.of("10.96.0.10"), false, 1), IpAddress.of("10.244.1.50"));
	}

	private static ClusterDns dns(String plugins) {
		return ClusterDns.of(YamlCluster.of(SHOP).outside(world()).corefile(". {\n " + plugins + "\n}\n").build());
	}

	private static Outside world() {
		return new Outside(false, List.of(IpAddress.of("10.0.0.2")), List.of(), List.of(),
				List.of(server("10.0.0.2", "answer", new Outside.DnsRecord("a.example.", "A", 60, List.of("192.0.2.1")),
						new Outside.DnsRecord("b.example.", "A", 60, List.of("192.0.2.2"))),
						server("10.0.0.4", "servfail"), server("10.0.0.5", "drop"), server("10.0.0.6", "answer"),
						server("10.0.0.7", "drop")),
				Map.of(), List.of());
	}

	private static Outside.DnsServer server(String address, String behaviour, Outside.DnsRecord... records) {
		return new Outside.DnsServer(IpAddress.of(address), behaviour, List.of(records));
	}

}

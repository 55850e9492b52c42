package io.packetwalk.clusterdns;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Outside;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;

import static org.assertj.core.api.Assertions.assertThat;

class CoreDnsLogTests {

	private static final String SHOP = """
			kind: Service
			metadata: {name: web, namespace: shop}
			spec: {clusterIP: 10.96.0.24, clusterIPs: [10.96.0.24], ports: [{name: http, port: 80}]}
			""";

	/** The Corefile of kubeadm 1.27; many clusters' logs show its digest. */
	private static final String KUBEADM = """
			.:53 {
			    errors
			    health {
			       lameduck 5s
			    }
			    ready
			    kubernetes cluster.local in-addr.arpa ip6.arpa {
			       pods insecure
			       fallthrough in-addr.arpa ip6.arpa
			       ttl 30
			    }
			    prometheus :9153
			    forward . /etc/resolv.conf {
			       max_concurrent 1000
			    }
			    cache 30
			    loop
			    reload
			    loadbalance
			}
			""";

	@Test
	void theStartPrintsWhatARealCoreDnsPrintsForThisCorefile() {
		assertThat(dns(KUBEADM).startLog()).containsExactly(".:53",
				"[INFO] plugin/reload: Running configuration SHA512 = "
						+ "591cf328cccc12bc490481273e738df59329c62c0b729d94e8b61db9961c2fa5"
						+ "f046dd37f1cf888b953814040d180f52594972691cd6ff41be96639138a43908",
				"CoreDNS-1.14.1", "linux/amd64");
	}

	@Test
	void blanksAndCommentsDoNotChangeTheDigestLinesDo() {
		String digest = dns(KUBEADM).startLog().get(1);
		assertThat(dns(KUBEADM.replace("    ", "\t").replace("cache 30", "cache 30 # half a minute")).startLog())
			.contains(digest);
		assertThat(dns("\n" + KUBEADM).startLog()).doesNotContain(digest);
	}

	@Test
	void eachZoneOfAListenerHasALineInOrder() {
		assertThat(dns("cluster.local in-addr.arpa {\n errors\n}\n. {\n errors\n}\ntls://.:853 {\n errors\n}\n")
			.startLog()).startsWith(".:53", "cluster.local.:53", "in-addr.arpa.:53", "tls://.:853");
	}

	@Test
	void aCrashPrintsTheLineAndNothingElse() {
		assertThat(dns(". {\n  nonsense\n}\n").startLog())
			.containsExactly("/etc/coredns/Corefile:2 - Error during parsing: Unknown directive 'nonsense'");
		assertThat(dns(". {\n  forward .\n}\n").startLog())
			.containsExactly("plugin/forward: /etc/coredns/Corefile:2 - Error during parsing: "
					+ "Wrong argument count or unexpected line ending after '.'");
		assertThat(dns(". {\n  forward . upstream.example\n}\n").startLog())
			.containsExactly("plugin/forward: not an IP address or file: \"upstream.example\"");
		assertThat(dns(". {\n  errors\n").startLog())
			.containsExactly("/etc/coredns/Corefile:2 - Syntax error: Unexpected token 'errors', expecting '}'");
	}

	@Test
	void aLoopIsFoundAfterTheStart() {
		List<String> log = dns(". {\n  loop\n  forward . 127.0.0.53\n}\n").startLog();
		assertThat(log).hasSize(4).startsWith(".:53", "CoreDNS-1.14.1");
		assertThat(log.getLast())
			.matches("\\[FATAL] plugin/loop: Loop \\(127\\.0\\.0\\.1:\\d+ -> :53\\) detected for zone \"\\.\", see "
					+ "https://coredns.io/plugins/loop#troubleshooting\\. Query: \"HINFO \\d+\\.\\d+\\.\"");
	}

	@Test
	void sizesAreThoseOfUncompressedMessages() {
		assertThat(log("log", "kubernetes.default.svc.cluster.local.", "A"))
			.contains("\"A IN kubernetes.default.svc.cluster.local. udp 54 false 512\" NXDOMAIN qr,aa,rd 147 0.000");
		assertThat(log("log", "web.shop.svc.cluster.local.", "A"))
			.contains("\"A IN web.shop.svc.cluster.local. udp 44 false 512\" NOERROR qr,aa,rd 86 0.000");
	}

	@Test
	void withoutTheLogPluginNothingIsPrinted() {
		assertThat(log("errors", "web.shop.svc.cluster.local.", "A")).isEmpty();
		assertThat(dns(". {\n errors\n}\n").logsQueries("web.shop.svc.cluster.local")).isFalse();
	}

	@Test
	void onlyTheNamesOfTheLogPluginArePrinted() {
		String rule = "log example.org svc.cluster.local";
		assertThat(log(rule, "web.shop.svc.cluster.local.", "A")).isNotEmpty();
		assertThat(log(rule, "web.shop.", "A")).isEmpty();
		ClusterDns dns = dns(". {\n " + rule + "\n whoami\n}\n");
		assertThat(dns.logsQueries("WWW.Example.ORG")).isTrue();
		assertThat(dns.logsQueries("example.com.")).isFalse();
	}

	@Test
	void classesChooseWhichAnswersArePrinted() {
		String denials = "log . {\n  class denial\n }";
		assertThat(log(denials, "wep.shop.svc.cluster.local.", "A")).contains("NXDOMAIN");
		assertThat(log(denials, "web.shop.svc.cluster.local.", "AAAA")).contains("NOERROR");
		assertThat(log(denials, "web.shop.svc.cluster.local.", "A")).isEmpty();
		assertThat(log("log . {\n class success\n}", "web.shop.svc.cluster.local.", "A")).isNotEmpty();
		assertThat(log("log . {\n class error\n}", "web.shop.svc.cluster.local.", "A")).isEmpty();
		assertThat(log("log . {\n class error\n}", "nobody.example.", "A")).contains("NOERROR - 0");
	}

	@Test
	void aFormatIsFilledIn() {
		assertThat(log("log . \"{proto} Request: {name} {type} {>id} {/k/v} {x}\"", "web.shop.svc.cluster.local.", "A"))
			.matches("\\[INFO] udp Request: web\\.shop\\.svc\\.cluster\\.local\\. A \\d+ - \\{x}");
		assertThat(log("log . {combined}", "web.shop.svc.cluster.local.", "A")).endsWith("s \"0\"");
	}

	@Test
	void anErrorNamesThePluginThatHadNoNext() {
		assertThat(log("errors\n log", "nobody.example.", "A"))
			.endsWith("[ERROR] plugin/errors: 2 nobody.example. A: plugin/kubernetes: no next plugin found");
	}

	@Test
	void consolidatedErrorsAreNotPrintedOneByOne() {
		assertThat(log("errors {\n consolidate 5m \".* no next plugin found$\" warning\n}", "nobody.example.", "A"))
			.isEmpty();
		assertThat(log("errors {\n consolidate 5m \"^other\"\n}", "nobody.example.", "A")).isNotEmpty();
	}

	@Test
	void whatTheUpstreamAnswersIsLoggedAsItIs() {
		Outside world = new Outside(false, List.of(), List.of(), List.of(),
				List.of(new Outside.DnsServer(IpAddress.of("10.0.0.4"), "servfail", List.of())), Map.of(), List.of());
		ClusterDns dns = ClusterDns
			.of(new YamlCluster().outside(world).corefile(". {\n log\n errors\n forward . 10.0.0.4\n}\n").build());
		assertThat(ask(dns, "a.example.", "A")).contains(" SERVFAIL qr,rd,ra 27 ").doesNotContain("ERROR]");
	}

	private static String log(String rules, String name, String type) {
		return ask(dns(". {\n " + rules + "\n kubernetes cluster.local\n}\n"), name, type);
	}

	private static String ask(ClusterDns dns, String name, String type) {
		return dns.answer(new Question(name, type, IpAddress.of("10.96.0.10"), false, 1), IpAddress.of("10.244.1.50"))
			.log();
	}

	private static ClusterDns dns(String corefile) {
		return ClusterDns.of(YamlCluster.of(SHOP).corefile(corefile).build());
	}

}

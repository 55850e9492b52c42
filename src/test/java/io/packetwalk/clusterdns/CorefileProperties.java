package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;

import static org.assertj.core.api.Assertions.assertThat;

class CorefileProperties {

	private static final List<String> WORDS = List.of("{", "}", "\n", "\n", "\n", ".", ".:53", "cluster.local",
			"import", "import x", "(x)", "kubernetes", "forward", "hosts", "cache", "rewrite", "template", "autopath",
			"@kubernetes", "acl", "loop", "errors", "log", "pods", "verified", "ttl", "30", "fallthrough", "name",
			"suffix", "regex", "(.*)", "answer", "auto", "10.0.0.2", "/etc/resolv.conf", "127.0.0.1", "in-addr.arpa",
			"10.0.0.0/9", "\"", "#", ",", "a,", "stop", "continue", "IN", "A", "match", "block", "net", "0.0.0.0/0",
			"{$X}", "::1", "tls://x:99", "x:y", "disable success", "policy random", "except", "namespaces", "labels",
			"a in (b,c)", "\u0000", "é");

	@Property(tries = 1500)
	void anyTextGivesAnAnswerOrAProblemAndNeverThrows(@ForAll("corefiles") String corefile) {
		ClusterDns dns = ClusterDns.of(new YamlCluster().corefile(corefile).build());
		for (String type : List.of("A", "PTR", "SRV", "AXFR")) {
			Question question = new Question("web.shop.svc.cluster.local.", type, IpAddress.of("10.96.0.10"), false, 1);
			DnsAnswer answer = dns.answer(question, IpAddress.of("10.244.0.9"));
			assertThat(answer.why()).isNotBlank();
			assertThat(dns.problem().isPresent()).isEqualTo(answer.why().startsWith("CoreDNS is not running"));
		}
	}

	@Provide
	Arbitrary<String> corefiles() {
		Arbitrary<String> words = Arbitraries.of(WORDS).list().ofMaxSize(60).map((list) -> String.join(" ", list));
		Arbitrary<String> blocks = words.map((text) -> ". {\n" + text + "\n}\n");
		Arbitrary<String> shuffled = Arbitraries.of(realLines())
			.list()
			.ofMaxSize(12)
			.map((lines) -> ".:53 {\n" + String.join("\n", lines) + "\n}\n");
		return Arbitraries.oneOf(words, blocks, shuffled, Arbitraries.strings().ofMaxLength(200));
	}

	/** Lines of the Corefiles of the shared vectors, blocks closed on the line. */
	private static List<String> realLines() {
		List<String> lines = new ArrayList<>(List.of("cache 30", "loop", "forward . /etc/resolv.conf",
				"kubernetes cluster.local in-addr.arpa {\n pods insecure\n fallthrough\n }",
				"template IN A x {\n match (a+)+$\n answer \"{{ .Name }} 60 IN A 192.0.2.1\"\n }",
				"hosts {\n 10.0.0.1 web.shop.svc.cluster.local\n fallthrough\n }", "autopath @kubernetes"));
		for (JsonNode corefile : DnsVectors.list("corefiles")) {
			corefile.asString()
				.lines()
				.filter((line) -> line.startsWith("    ") && !line.endsWith("{"))
				.forEach(lines::add);
		}
		return lines;
	}

}

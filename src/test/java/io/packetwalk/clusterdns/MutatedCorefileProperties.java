package io.packetwalk.clusterdns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.packetwalk.cluster.Outside;
import io.packetwalk.clusterdns.corefile.Corefile;
import io.packetwalk.clusterdns.corefile.CorefileError;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Real Corefiles with something done to them. */
class MutatedCorefileProperties {

	private static final Duration LONG = Duration.ofSeconds(20);

	private static final List<String> NAMES = List.of("web.shop.svc.cluster.local.", "a.example.", "localhost.",
			"24.0.96.10.in-addr.arpa.", "x.mine.example.", ".");

	private static final List<String> INSERTED = List.of("{", "}", " { ", " }\n", "{\n", "\n", "\r\n", "\t", "\"",
			"\\\"", "#", ",", "{$X}", "{$", "{%X%}", "{%", "import ", "import *\n", "import snip\n", "(snip) {\n",
			"\u0000", "\ufeff", "\u00e9\u6f22", "\ud83d\ude80", "\ud800", ":", "::1", "/33", "-1",
			"99999999999999999999", "*", "(((", "[a-", "\\", "file zone.db\n", "log . {combined} {\n class denial\n}\n",
			"errors {\n consolidate 1s .*\n}\n", "template ANY ANY {\n answer \"{{ .Name }} A\"\n}\n",
			"rewrite cname regex (.*) {1}{1}\n", "rewrite rcode . SERVFAIL NOERROR\n",
			"k8s_external . {\n headless\n}\n", "dns64 ::/32\n", "loop\n");

	@Property(tries = 500)
	void aMutatedCorefileAnswersOrIsDownForAReasonAtItsLine(@ForAll("mutations") Mutation mutation) {
		String text = mutation.apply();
		Map<String, String> data = Map.of("Corefile", text, "zone.db", "@ IN SOA a b 1 2 3 4 5\nwww IN A 10.0.0.1\n");
		ClusterDns dns = ClusterDns.of(new YamlCluster().outside(world()).configMap("coredns", data).build());
		for (String name : NAMES) {
			DnsAnswer answer = dns.answer(new Question(name, "A", IpAddress.of("10.96.0.10"), false, 1),
					IpAddress.of("10.244.0.9"));
			assertThat(answer.why()).isNotBlank();
		}
		dns.corefileProblem().ifPresent((problem) -> assertThat(problem.line()).isBetween(1, (int) lines(text)));
		assertThat(dns.startLog()).isNotEmpty().allSatisfy((line) -> assertThat(line).isNotBlank());
	}

	@Property(tries = 500)
	void theParserNamesALineThatExistsAndTheWordOnIt(@ForAll("mutations") Mutation mutation) {
		String text = mutation.apply();
		Corefile corefile = Corefile.parse(text, Map.of(), PluginOrder.known());
		CorefileError error = corefile.error();
		if (error != null) {
			assertThat(error.line()).isBetween(1, (int) lines(text));
			assertThat(error.message()).isNotBlank();
			boolean plain = !error.directive().isEmpty() && !text.contains("\"") && !text.contains("{$")
					&& !text.contains("{%");
			if (plain) {
				assertThat(text).contains(error.directive());
			}
		}
		else {
			assertThat(corefile.digest()).matches("[0-9a-f]{128}");
		}
	}

	@Example
	void veryDeepVeryLongAndEndlessFilesEnd() {
		List<String> texts = List.of("{".repeat(200_000), "}".repeat(200_000), ". {\n" + "a {\n".repeat(100_000),
				". {\n log {\n" + "class {\n".repeat(50_000), ". {\n whoami\n}\n".repeat(5_000),
				". {\n hosts {\n" + "10.0.0.1 a.example\n".repeat(50_000) + "}\n}\n",
				"(a) {\n import b\n}\n(b) {\n import a\n}\n. {\n import a\n}\n",
				"(a) {\n import a\n}\n. {\n import a\n}\n", "a,".repeat(50_000), "\"" + "x".repeat(1_000_000),
				". {\n rewrite name regex (a+)+$ b\n forward . 10.0.0.2\n}\n", "x".repeat(1_000_000),
				". {\n forward . " + "10.0.0.2 ".repeat(10_000) + "\n}\n", "{$".repeat(100_000), "{$x}".repeat(30_000),
				". {\n kubernetes 0.0.0.0/0 ::/1 10.0.0.0/9 cluster.local\n}\n");
		for (String text : texts) {
			assertTimeoutPreemptively(LONG, () -> assertThatNoException().isThrownBy(() -> {
				ClusterDns dns = ClusterDns.of(new YamlCluster().corefile(text).build());
				dns.answer(new Question("a".repeat(60) + ".b.", "A", IpAddress.of("10.96.0.10"), false, 1),
						IpAddress.of("10.244.0.9"));
				dns.startLog();
			}));
		}
	}

	@Example
	void carriageReturnsAndTabsAreBlanks() {
		String unix = ". {\n    errors\n    forward . 10.0.0.2 {\n       except a.example\n    }\n}\n";
		Corefile windows = Corefile.parse(unix.replace("\n", "\r\n").replace("    ", "\t"), Map.of(),
				PluginOrder.known());
		assertThat(windows).isEqualTo(Corefile.parse(unix, Map.of(), PluginOrder.known()));
		assertThat(windows.error()).isNull();
	}

	private static long lines(String text) {
		return text.chars().filter((c) -> c == '\n').count() + 1;
	}

	@Provide
	Arbitrary<Mutation> mutations() {
		Arbitrary<String> corefiles = Arbitraries.of(realOnes());
		Arbitrary<Integer> edits = Arbitraries.integers().between(1, 6);
		return corefiles.flatMap((corefile) -> edits
			.flatMap((count) -> Arbitraries.longs().map((seed) -> new Mutation(corefile, count, seed))));
	}

	private static List<String> realOnes() {
		List<String> corefiles = new ArrayList<>();
		DnsVectors.list("corefiles").properties().forEach((entry) -> corefiles.add(entry.getValue().asString()));
		corefiles.add("(snip) {\n  errors\n  log\n}\n. {\n  import snip\n  file /etc/coredns/zone.db example.org\n"
				+ "  k8s_external example.com\n  dns64\n  local\n  minimal\n  acl {\n    block type ANY net *\n  }\n"
				+ "  template IN A mine.example {\n    match \"^x[.]\"\n    answer \"{{ .Name }} 60 IN A 192.0.2.9\"\n"
				+ "    fallthrough\n  }\n  forward . /etc/resolv.conf {\n    policy sequential\n  }\n}\n");
		return corefiles;
	}

	private static Outside world() {
		return new Outside(false, List.of(IpAddress.of("10.0.0.2")), List.of(), List.of(),
				List.of(new Outside.DnsServer(IpAddress.of("10.0.0.2"), "answer", List.of())), Map.of(), List.of());
	}

	/**
	 * What is done to a Corefile.
	 *
	 * @param corefile the Corefile
	 * @param edits how often
	 * @param seed what decides where
	 */
	record Mutation(String corefile, int edits, long seed) {

		String apply() {
			Random random = new Random(this.seed);
			StringBuilder text = new StringBuilder(this.corefile);
			for (int i = 0; i < this.edits && !text.isEmpty(); i++) {
				int from = random.nextInt(text.length());
				int to = Math.min(text.length(), from + 1 + random.nextInt(12));
				switch (random.nextInt(5)) {
					case 0 -> text.delete(from, to);
					case 1 -> text.insert(from, text.substring(from, to));
					case 2 -> text.insert(from, INSERTED.get(random.nextInt(INSERTED.size())));
					case 3 -> swapLines(text, random);
					default -> text.replace(from, to, INSERTED.get(random.nextInt(INSERTED.size())));
				}
			}
			return text.toString();
		}

		private static void swapLines(StringBuilder text, Random random) {
			List<String> lines = new ArrayList<>(List.of(text.toString().split("\n", -1)));
			lines.add(random.nextInt(lines.size()), lines.remove(random.nextInt(lines.size())));
			text.setLength(0);
			text.append(String.join("\n", lines));
		}

	}

}

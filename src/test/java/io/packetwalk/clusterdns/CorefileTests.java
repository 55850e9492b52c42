package io.packetwalk.clusterdns;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.Profile;
import io.packetwalk.clusterdns.corefile.Corefile;
import io.packetwalk.clusterdns.corefile.Directive;

import static org.assertj.core.api.Assertions.assertThat;

/** What CoreDNS reads in a Corefile, and what makes it crash. */
class CorefileTests {

	@Test
	void readsBlocksDirectivesAndPropertiesWithTheirLines() {
		Corefile corefile = parse("""
				# the stub domain
				vendor.example:53, other.example {
				    forward . 10.0.0.53 {
				       except "a.vendor.example"
				    }
				}
				.:53 {
				    errors
				}
				""");
		assertThat(corefile.error()).isNull();
		assertThat(corefile.blocks().getFirst().keys()).containsExactly("vendor.example:53", "other.example");
		Directive forward = corefile.blocks().getFirst().directives().getFirst();
		assertThat(forward.args()).containsExactly(".", "10.0.0.53");
		assertThat(forward.line()).isEqualTo(3);
		assertThat(forward.block()).singleElement()
			.satisfies((property) -> assertThat(property.args()).containsExactly("a.vendor.example"));
	}

	@Test
	void aSingleServerNeedsNoBraces() {
		assertThat(parse(".:53\nerrors\nforward . 10.0.0.2\n").blocks()).singleElement()
			.satisfies((block) -> assertThat(block.directives()).extracting(Directive::name)
				.containsExactly("errors", "forward"));
	}

	@Test
	void snippetsAndFilesAreImported() {
		Corefile corefile = Corefile.parse("""
				(common) {
				    errors
				    forward . 10.0.0.2
				}
				. {
				    import common
				    import custom/*.override
				}
				import custom/*.server
				""", Map.of("/etc/coredns/custom/log.override", "log", "/etc/coredns/custom/stub.server",
				"stub.example {\n  forward . 10.0.0.53\n}\n"), PluginOrder.known());
		assertThat(corefile.error()).isNull();
		assertThat(corefile.blocks()).hasSize(2);
		assertThat(corefile.blocks().getFirst().directives())
			.extracting((directive) -> directive.name() + directive.args())
			.containsExactly("errors[]", "forward[., 10.0.0.2]", "log[]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					. {\\n  errors\\n  kubernets cluster.local\\n}         | Corefile:3 kubernets: Unknown directive 'kubernets'
					. {\\n  errors\\n                                      | Corefile:2: Syntax error: Unexpected token 'errors', expecting '}', as the block that begins at line 1 is not closed
					.{\\n errors\\n}                                       | Corefile:1: Site addresses cannot end with a curly brace: '.{' - put a space between the token and the brace
					. {\\n errors\\n}\\n}                                  | Corefile:4: Unexpected '}' because no matching opening brace
					. {\\n import nowhere\\n}                              | Corefile:2 import: File to import not found: nowhere
					. {\\n forward .\\n}                                   | Corefile:2 forward: Wrong argument count or unexpected line ending after '.'
					. {\\n forward . dns.example\\n}                       | Corefile:2 forward: not an IP address or file: "dns.example"
					. {\\n forward . 10.0.0.2 {\\n  excpet x\\n }\\n}      | Corefile:3 forward: unknown property 'excpet'
					. {\\n kubernetes cluster.local {\\n  pods maybe\\n }\\n} | Corefile:3 pods: wrong value for pods: maybe,  must be one of: disabled, verified, insecure
					. {\\n kubernetes cluster.local {\\n  ttl 9999\\n }\\n} | Corefile:3 ttl: ttl must be in range [0, 3600]: 9999
					. {\\n kubernetes in-addr.arpa\\n}                     | Corefile:2 kubernetes: non-reverse zone name must be used
					. {\\n kubernetes a.b\\n kubernetes c.d\\n}            | Corefile:3 kubernetes: this plugin can only be used once per Server Block
					. {\\n hosts {\\n  fallthrough\\n  10.0.0.1 a\\n }\\n} | Corefile:4 hosts: unknown property '10.0.0.1'
					. {\\n rewrite name regex ( x\\n}                      | Corefile:2 rewrite: invalid regex matching pattern: (
					.:53 {\\n errors\\n}\\n.:53 {\\n errors\\n}            | Corefile:4: cannot serve dns://.:53 - it is already defined
					. {\\n loop\\n forward . 127.0.0.53\\n}                | Corefile:2 loop: Loop (127.0.0.1:35512 -> :53) detected for zone ".", see https://coredns.io/plugins/loop#troubleshooting. Query: "HINFO 1234567890123456789.9876543210987654321.", as a nameserver it forwards to is CoreDNS itself
					. {\\n import a b\\n}                                | Corefile:2 import: Import takes only one argument (glob pattern or file)
					. {\\n errors {\\n  consolidate soon x\\n }\\n}       | Corefile:3 consolidate: time: invalid duration "soon"
					. {\\n log {\\n  class some\\n }\\n}                  | Corefile:3 class: invalid Class: some
					""")
	void aCorefileThatCrashesCoreDnsIsExplained(String corefile, String problem) {
		ClusterDns dns = ClusterDns.of(new YamlCluster().corefile(corefile.replace("\\n", "\n")).build());
		assertThat(dns.problem()).contains(problem);
	}

	@Test
	void theShippedCorefilesAreFine() {
		for (Profile profile : Profile.values()) {
			ClusterDns dns = ClusterDns.of(new YamlCluster().profile(profile).build());
			assertThat(dns.problem()).isEmpty();
			assertThat(dns.notModelled()).isEmpty();
		}
	}

	@Test
	void pluginsThatAreNotModelledAreNamed() {
		ClusterDns dns = ClusterDns.of(new YamlCluster().corefile(". {\n  dnssec\n  forward . 10.0.0.2\n}\n").build());
		assertThat(dns.notModelled())
			.isEqualTo(List.of("Corefile:2 dnssec: this plugin is not modelled and is passed over"));
	}

	private static Corefile parse(String text) {
		return Corefile.parse(text, Map.of(), PluginOrder.known());
	}

}

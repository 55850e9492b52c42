package io.packetwalk.netfilter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Docker, Calico, Cilium and others write, as {@code reference/agents} has it. */
class AgentRulesKernelTests {

	static String text(String file) {
		try (InputStream in = AgentRulesKernelTests.class.getResourceAsStream("/reference/agents/" + file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "docker", "cilium", "others" })
	void anAgentsRulesArePrintedAsTheKernelPrintsThem(String agent) {
		Kernel.required();
		String given = text(agent + ".iptables");
		assertThat(IptablesSave.print(IptablesSave.parse(given))).isEqualTo(Kernel.saved("iptables", given));
	}

	@Test
	void calicosRulesAndSetsAreLoadedAndPrintedAsTheKernelPrintsThem() {
		Kernel.required();
		Kernel.ipsetRequired();
		String given = text("calico.iptables");
		assertThat(IptablesSave.print(IptablesSave.parse(given)))
			.isEqualTo(Kernel.savedWithSets("iptables", text("calico.ipset"), given));
	}

	@Test
	void whatIsNotModelledOfThemIsNamed() {
		List<String> left = List.of("docker", "calico", "cilium", "others")
			.stream()
			.flatMap((agent) -> IptablesSave.parse(text(agent + ".iptables")).notModelled().stream())
			.toList();
		assertThat(left).hasSize(4)
			.anyMatch((rule) -> rule.contains("-m rpfilter"))
			.anyMatch((rule) -> rule.contains("--limit-iface-out"))
			.anyMatch((rule) -> rule.contains("-m socket"))
			.anyMatch((rule) -> rule.contains("-j TPROXY"));
	}

}

package io.packetwalk.nftables;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.packetwalk.netfilter.Kernel;

import static org.assertj.core.api.Assertions.assertThat;

/** Our print against that of {@code nft list ruleset}, with the kernel in between. */
class NftListKernelTests {

	@BeforeAll
	static void needsAKernel() {
		Kernel.required();
	}

	/**
	 * Blocks of {@code rules.txt}: a chain's head, then rules, some as they are listed.
	 */
	static Stream<Arguments> rules() {
		return NftRules.blocks()
			.stream()
			.flatMap((block) -> block.rules().stream().map((rule) -> Arguments.of(block.table(rule))));
	}

	@ParameterizedTest
	@MethodSource("rules")
	void aRuleIsPrintedAsTheKernelPrintsIt(String table) {
		assertThat(NftRuleset.parse(table).print()).isEqualTo(Kernel.listed(table));
	}

	static List<String> files() {
		return List.of("host-firewall.nft", "sets.nft", "chains.nft", "commands.nft");
	}

	@ParameterizedTest
	@MethodSource("files")
	void aFileIsPrintedAsTheKernelPrintsIt(String name) {
		String text = NftRules.file(name);
		assertThat(NftRuleset.parse(text).print()).isEqualTo(Kernel.listed(text));
	}

	@ParameterizedTest
	@MethodSource("files")
	void whatIsListedIsReadBackAsTheSame(String name) {
		NftRuleset ruleset = NftRuleset.parse(NftRules.file(name));
		assertThat(NftRuleset.parse(ruleset.print())).isEqualTo(ruleset);
	}

}

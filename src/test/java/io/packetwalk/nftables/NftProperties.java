package io.packetwalk.nftables;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.Hook;
import io.packetwalk.netfilter.Kernel;
import io.packetwalk.netfilter.Traversal;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any ruleset at all. */
class NftProperties {

	@Provide
	Arbitrary<String> rulesets() {
		return NftRandom.rulesets();
	}

	@Provide
	Arbitrary<Packet> packets() {
		return Arbitraries.of("10.96.0.1", "10.96.0.10", "192.168.0.2", "8.8.8.8")
			.map((dst) -> NftTrials.tcp("10.42.0.7", dst, 80));
	}

	@Property(tries = 500)
	void whatIsPrintedIsReadBackAsTheSameRules(@ForAll("rulesets") String text) {
		NftRuleset ruleset = NftRuleset.parse(text);
		assertThat(NftRuleset.parse(ruleset.print())).isEqualTo(ruleset);
		assertThat(NftRuleset.parse(ruleset.print()).print()).isEqualTo(ruleset.print());
	}

	@Property(tries = 150, seed = "5")
	void theKernelListsTheSameText(@ForAll("rulesets") String text) {
		Kernel.required();
		assertThat(NftRuleset.parse(text).print()).isEqualTo(Kernel.listed(text));
	}

	@Property(tries = 300)
	void everyTrialSaysWhy(@ForAll("rulesets") String text, @ForAll("packets") Packet packet) {
		NftRuleset ruleset = NftRuleset.parse(text);
		for (Hook hook : Hook.values()) {
			for (BaseChain chain : ruleset.at(hook)) {
				Traversal traversal = chain.run(packet, NftTrials.around(0));
				assertThat(traversal.trials()).allSatisfy((trial) -> {
					assertThat(trial.why()).isNotEmpty();
					assertThat(trial.matched() || trial.verdict().isEmpty()).isTrue();
					assertThat(ruleset.print()).contains("\t" + trial.text() + "\n");
				});
			}
		}
	}

	@Property(tries = 200)
	void onlyChainsThatThereAreAreTargets(@ForAll("rulesets") String text) {
		NftRuleset ruleset = NftRuleset.parse(text);
		for (String chain : ruleset.chains()) {
			List<String> targets = ruleset.targets(text.startsWith("table inet") ? "inet t" : "ip t", chain);
			assertThat(ruleset.chains()).containsAll(targets);
		}
	}

}

package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any rules at all. */
class RulesetProperties {

	private static final Dice HALF = new LoadedDice((probability) -> probability >= 0.5, "half");

	@Provide
	Arbitrary<Ruleset> rulesets() {
		return RandomRules.rulesets();
	}

	@Provide
	Arbitrary<Packet> packets() {
		return Arbitraries.of("10.96.0.1", "10.96.0.2", "192.168.0.2")
			.map((dst) -> TestSurroundings.tcp("10.42.0.7", dst, 80));
	}

	@Property
	void whatIsPrintedIsReadBackAsTheSameRules(@ForAll("rulesets") Ruleset rules) {
		assertThat(IptablesSave.parse(IptablesSave.print(rules))).isEqualTo(rules);
	}

	/** The same rules, with conditions on the destination that the index cannot see. */
	private static Ruleset unindexed(Ruleset rules) {
		Map<String, Chain> chains = new LinkedHashMap<>();
		rules.tables().get("nat").chains().forEach((name, chain) -> {
			List<Rule> list = chain.rules().stream().map(RulesetProperties::unindexed).toList();
			chains.put(name, new Chain(name, chain.policy(), list));
		});
		return new Ruleset(Map.of("nat", new Table("nat", chains)));
	}

	private static Rule unindexed(Rule rule) {
		List<Match> matches = new ArrayList<>();
		for (Match match : rule.matches()) {
			boolean exact = match instanceof Match.Destination wanted && wanted.range().isHost() && !wanted.negated();
			// Two halves that only meet in the one address.
			if (exact) {
				var address = ((Match.Destination) match).range().address();
				matches.add(new Match.Destination(new Cidr(address, 31), false));
				matches.add(new Match.Destination(Cidr.host(neighbour(address)), true));
			}
			else {
				matches.add(match);
			}
		}
		return new Rule(matches, rule.target());
	}

	private static IpAddress neighbour(IpAddress address) {
		return address.plus((address.low() % 2 == 0) ? 1 : -1);
	}

	@Property
	void theIndexChangesNothing(@ForAll("rulesets") Ruleset rules, @ForAll("packets") Packet packet) {
		Traversal indexed = run(rules, packet);
		Traversal walked = run(unindexed(rules), packet);
		assertThat(indexed.verdict()).isEqualTo(walked.verdict());
		assertThat(indexed.packet()).isEqualTo(walked.packet());
		assertThat(outline(indexed)).isEqualTo(outline(walked));
	}

	@Property
	void theShortListIsTheMatchedPartOfTheLongOne(@ForAll("rulesets") Ruleset rules, @ForAll("packets") Packet packet) {
		Traversal traversal = run(rules, packet);
		assertThat(traversal.matched()).isEqualTo(traversal.trials().stream().filter(Trial::matched).toList());
		assertThat(traversal.trials())
			.allMatch((trial) -> !trial.why().isEmpty() || ((Rule) trial.rule()).matches().isEmpty());
	}

	private static Traversal run(Ruleset rules, Packet packet) {
		return RulesetEvaluator.run(rules, "nat", Hook.PREROUTING, packet,
				TestSurroundings.with(ConntrackState.NEW, false, HALF));
	}

	private static List<String> outline(Traversal traversal) {
		return traversal.trials()
			.stream()
			.map((trial) -> trial.chain() + trial.index() + trial.matched() + trial.verdict())
			.toList();
	}

}

package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Match.PortTest;

import static org.assertj.core.api.Assertions.assertThat;

/** KUBE-SERVICES of a big cluster: found by index, told rule by rule. */
class LongChainTests {

	private static final int SERVICES = 20_000;

	private static final IpAddress FIRST = IpAddress.of("10.96.0.0");

	private static Rule service(int n) {
		return new Rule(List.of(new Match.Source(Cidr.of("10.0.0.0/8"), false),
				new Match.Destination(Cidr.host(FIRST.plus(n)), false), new Match.ProtocolName("tcp", false),
				new Match.Ports(Protocol.TCP, null, PortTest.of(80))), new Target.Jump("SVC"));
	}

	private static Ruleset services() {
		List<Rule> rules = new ArrayList<>();
		for (int n = 0; n < SERVICES; n++) {
			rules.add(service(n));
		}
		rules.add(new Rule(List.of(new Match.AddrType(null, true)), new Target.Drop()));
		Chain prerouting = new Chain("PREROUTING", "ACCEPT", rules);
		Chain service = new Chain("SVC", null, List.of(new Rule(List.of(), new Target.Accept())));
		return new Ruleset(Map.of("nat", new Table("nat", Map.of("PREROUTING", prerouting, "SVC", service))));
	}

	private static Traversal run(Ruleset rules, Packet packet) {
		return RulesetEvaluator.run(rules, "nat", Hook.PREROUTING, packet, TestSurroundings.newConnection());
	}

	@Test
	void everyRuleBeforeTheMatchIsReportedAsTried() {
		Traversal traversal = run(services(), TestSurroundings.tcp("10.0.0.1", FIRST.plus(15_000).toString(), 80));
		assertThat(traversal.trials()).hasSize(15_002);
		for (int n = 0; n < 15_000; n += 499) {
			Trial trial = traversal.trials().get(n);
			assertThat(trial.index()).isEqualTo(n);
			assertThat(trial.text()).contains("-d " + FIRST.plus(n) + "/32");
			assertThat(trial.why()).isEqualTo("dst is 10.96.58.152");
		}
		assertThat(traversal.matched()).extracting(Trial::index).containsExactly(15_000, 0);
	}

	@Test
	void aMissIsToldToTheEnd() {
		Traversal traversal = run(services(), TestSurroundings.tcp("10.0.0.1", "10.1.1.1", 80));
		assertThat(traversal.trials()).hasSize(SERVICES + 1);
		assertThat(traversal.trials().getLast().why()).isEqualTo("dst 10.1.1.1 is not LOCAL");
		assertThat(traversal.matched()).isEmpty();
	}

	@Test
	void aRuleLostOnItsSourceFirstSaysSo() {
		Traversal traversal = run(services(), TestSurroundings.tcp("192.168.0.9", FIRST.plus(2).toString(), 80));
		assertThat(traversal.trials().getFirst().why()).isEqualTo("source 192.168.0.9 is not in 10.0.0.0/8");
		assertThat(traversal.trials().get(2).why()).isEqualTo("source 192.168.0.9 is not in 10.0.0.0/8");
	}

}

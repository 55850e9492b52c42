package io.packetwalk.dataplane;

import org.junit.jupiter.api.Test;

import io.packetwalk.netfilter.IpSetSave;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.netfilter.Table;

import static org.assertj.core.api.Assertions.assertThat;

class RulesetMergeTests {

	private static final String KUBE = """
			*filter
			:INPUT ACCEPT [0:0]
			:FORWARD ACCEPT [0:0]
			:OUTPUT ACCEPT [0:0]
			:KUBE-FORWARD - [0:0]
			-A FORWARD -m comment --comment "kubernetes forwarding rules" -j KUBE-FORWARD
			COMMIT
			*nat
			:PREROUTING ACCEPT [0:0]
			:INPUT ACCEPT [0:0]
			:OUTPUT ACCEPT [0:0]
			:POSTROUTING ACCEPT [0:0]
			:KUBE-POSTROUTING - [0:0]
			-A POSTROUTING -m comment --comment "kubernetes postrouting rules" -j KUBE-POSTROUTING
			COMMIT
			""";

	private static final String FLANNEL = """
			*filter
			:FORWARD DROP [0:0]
			:FLANNEL-FWD - [0:0]
			-A FORWARD -m comment --comment "flanneld forward" -j FLANNEL-FWD
			COMMIT
			*nat
			:POSTROUTING ACCEPT [0:0]
			:FLANNEL-POSTRTG - [0:0]
			-A POSTROUTING -m comment --comment "flanneld masq" -j FLANNEL-POSTRTG
			COMMIT
			""";

	private final Ruleset merged = RulesetMerge.merge(IptablesSave.parse(KUBE), IptablesSave.parse(FLANNEL));

	@Test
	void inASharedChainTheUpperAgentsRulesComeFirst() {
		assertThat(IptablesSave.print(this.merged).lines())
			.filteredOn((line) -> line.startsWith("-A POSTROUTING") || line.startsWith("-A FORWARD"))
			.containsExactly("-A FORWARD -m comment --comment \"kubernetes forwarding rules\" -j KUBE-FORWARD",
					"-A FORWARD -m comment --comment \"flanneld forward\" -j FLANNEL-FWD",
					"-A POSTROUTING -m comment --comment \"kubernetes postrouting rules\" -j KUBE-POSTROUTING",
					"-A POSTROUTING -m comment --comment \"flanneld masq\" -j FLANNEL-POSTRTG");
	}

	@Test
	void builtInChainsComeFirstAndUserChainsInAlphabeticalOrder() {
		assertThat(this.merged.table("nat").map(Table::chains).orElseThrow().keySet()).containsExactly("PREROUTING",
				"INPUT", "OUTPUT", "POSTROUTING", "FLANNEL-POSTRTG", "KUBE-POSTROUTING");
		assertThat(this.merged.tables().keySet()).containsExactly("filter", "nat");
	}

	@Test
	void aDropPolicyOfEitherAgentStays() {
		assertThat(this.merged.table("filter").flatMap((filter) -> filter.chain("FORWARD")).orElseThrow().policy())
			.isEqualTo("DROP");
	}

	@Test
	void theRawTableAndTheSetsOfBothAreKept() {
		Ruleset raw = IptablesSave
			.parse("*raw\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -p udp -j CT --notrack\nCOMMIT\n");
		Ruleset upper = new Ruleset(IptablesSave.parse(KUBE).tables(), IpSetSave.parse("create KUBE-A hash:ip\n"));
		Ruleset lower = new Ruleset(raw.tables(), IpSetSave.parse("create cali-b hash:net\n"));
		Ruleset both = RulesetMerge.merge(upper, lower);
		assertThat(both.sets().keySet()).containsExactly("KUBE-A", "cali-b");
		assertThat(both.table("raw").orElseThrow().chain("PREROUTING").orElseThrow().rules()).hasSize(1);
	}

}

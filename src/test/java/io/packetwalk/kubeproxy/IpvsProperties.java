package io.packetwalk.kubeproxy;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.packetwalk.ipvs.VirtualServer;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.IpSetSave;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Match;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.netfilter.Table;
import io.packetwalk.netfilter.Target;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for anything kube-proxy programs in IPVS mode. */
class IpvsProperties {

	@Provide
	Arbitrary<RandomServices> services() {
		return RandomServices.arbitrary();
	}

	private static Programmed program(RandomServices services) {
		return IpvsPrograms.of(Clusters.DEFAULTS, IpvsPrograms.NODE, services.services(), services.slices(),
				AddressFamily.IPV4);
	}

	@Property(tries = 200)
	void everyRuleJumpsToAChainAndLooksUpASetThatIsThere(@ForAll("services") RandomServices services) {
		Ruleset rules = program(services).rules();
		for (Table table : rules.tables().values()) {
			for (Chain chain : table.inOrder()) {
				chain.rules().forEach((rule) -> {
					if (rule.target() instanceof Target.Jump jump) {
						assertThat(table.chains()).containsKey(jump.chain());
					}
					rule.matches()
						.stream()
						.filter(Match.InSet.class::isInstance)
						.forEach((match) -> assertThat(rules.sets()).containsKey(((Match.InSet) match).set()));
				});
			}
		}
		assertThat(rules.notModelled()).isEmpty();
	}

	@Property(tries = 200)
	void everyVirtualServerIsOwnedAndItsAddressIsTheNodesOrBound(@ForAll("services") RandomServices services) {
		Programmed programmed = program(services);
		for (VirtualServer server : programmed.ipvs().servers()) {
			assertThat(programmed.owners()).containsKey(server.key());
			assertThat(IpvsPrograms.NODE.addresses().contains(server.address())
					|| programmed.virtualAddresses().contains(server.address()))
				.as(server.key())
				.isTrue();
		}
		assertThat(programmed.owners()).hasSameSizeAs(programmed.ipvs().servers());
	}

	@Property(tries = 100)
	void theOrderOfObjectsDoesNotMatter(@ForAll("services") RandomServices services) {
		Programmed one = program(services);
		Programmed other = program(new RandomServices(services.services().reversed(), services.slices().reversed()));
		assertThat(other).isEqualTo(one);
	}

	@Property(tries = 100)
	void theTextIsReadBackAsTheSameRulesAndSets(@ForAll("services") RandomServices services) {
		Ruleset rules = program(services).rules();
		Ruleset read = IptablesSave.parse(IptablesSave.print(rules));
		assertThat(new Ruleset(read.tables(), IpSetSave.parse(IpSetSave.print(rules.sets().values()))))
			.isEqualTo(rules);
	}

}

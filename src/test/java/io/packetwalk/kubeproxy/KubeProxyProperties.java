package io.packetwalk.kubeproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.Node;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.netfilter.Match;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.netfilter.Table;
import io.packetwalk.netfilter.Target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What holds for any rules kube-proxy writes: section 9 of the fact sheet. */
class KubeProxyProperties {

	private static final Set<String> MAY_BE_EMPTY = Set.of("KUBE-PROXY-CANARY", "KUBE-NODEPORTS",
			"KUBE-EXTERNAL-SERVICES", "KUBE-PROXY-FIREWALL", "KUBE-SERVICES", "KUBE-FIREWALL");

	private static final Node NODE = Clusters.node("a", "east", "192.168.0.2");

	@Provide
	Arbitrary<RandomServices> services() {
		return RandomServices.arbitrary();
	}

	private static Ruleset rules(RandomServices services, boolean detector) {
		KubeProxyConfiguration config = KubeProxyConfiguration.defaults(detector ? Cidr.of("10.244.0.0/16") : null);
		Cluster cluster = Clusters.of(config, NODE, services.services(), services.slices());
		return KubeProxy.program(cluster, NODE, AddressFamily.IPV4).rules();
	}

	@Property(tries = 200)
	void everyJumpHasATargetAndNoOwnChainIsEmpty(@ForAll("services") RandomServices services,
			@ForAll boolean detector) {
		for (Table table : rules(services, detector).tables().values()) {
			for (Chain chain : table.inOrder()) {
				assertThat(chain.policy() != null || !chain.rules().isEmpty() || MAY_BE_EMPTY.contains(chain.name()))
					.as(chain.name())
					.isTrue();
				for (Rule rule : chain.rules()) {
					if (rule.target() instanceof Target.Jump jump) {
						assertThat(table.chains()).containsKey(jump.chain());
					}
				}
			}
		}
	}

	@Property(tries = 200)
	void everyEndpointOfAChainHasTheSameChance(@ForAll("services") RandomServices services) {
		for (Chain chain : rules(services, true).tables().get("nat").inOrder()) {
			List<Rule> choices = chain.rules().stream().filter(KubeProxyProperties::chooses).toList();
			double left = 1;
			for (Rule rule : choices) {
				double chance = rule.matches()
					.stream()
					.mapToDouble((match) -> (match instanceof Match.Statistic random) ? random.probability() : 1)
					.reduce(1, (one, other) -> one * other);
				assertThat(left * chance).isCloseTo(1.0 / choices.size(), within(2e-9));
				left *= 1 - chance;
			}
			assertThat(choices.isEmpty() || left == 0).isTrue();
		}
	}

	private static boolean chooses(Rule rule) {
		return rule.target() instanceof Target.Jump jump && jump.chain().startsWith("KUBE-SEP-")
				&& rule.matches().stream().noneMatch((match) -> match instanceof Match.Recent);
	}

	@Property(tries = 200)
	void anEndpointChainMarksItsOwnAddressAndTranslatesToIt(@ForAll("services") RandomServices services) {
		for (Chain chain : rules(services, true).tables().get("nat").inOrder()) {
			if (chain.name().startsWith("KUBE-SEP-")) {
				assertThat(chain.rules()).hasSize(2);
				Match.Source own = (Match.Source) chain.rules().getFirst().matches().getFirst();
				Target.Dnat dnat = (Target.Dnat) chain.rules().getLast().target();
				assertThat(chain.rules().getFirst().target()).isEqualTo(new Target.Jump("KUBE-MARK-MASQ"));
				assertThat(own.range()).isEqualTo(Cidr.host(dnat.address()));
			}
		}
	}

	@Property(tries = 200)
	void anAddressIsEitherBalancedOrRefused(@ForAll("services") RandomServices services) {
		Ruleset rules = rules(services, true);
		List<List<Match>> addresses = new ArrayList<>(conditions(rules, "nat", "KUBE-SV"));
		addresses.addAll(conditions(rules, "filter", ""));
		assertThat(addresses).doesNotHaveDuplicates().hasSameSizeAs(services.services());
	}

	private static List<List<Match>> conditions(Ruleset rules, String table, String target) {
		return rules.tables()
			.get(table)
			.chains()
			.get("KUBE-SERVICES")
			.rules()
			.stream()
			.filter((rule) -> rule.target() != null && (target.isEmpty()
					|| rule.target() instanceof Target.Jump jump && jump.chain().startsWith(target)))
			.map((rule) -> rule.matches().stream().filter((match) -> !(match instanceof Match.Comment)).toList())
			.toList();
	}

	@Property(tries = 200)
	void theNodePortsJumpIsTheLastRule(@ForAll("services") RandomServices services) {
		List<Rule> rules = rules(services, true).tables().get("nat").chains().get("KUBE-SERVICES").rules();
		assertThat(rules.getLast().target()).isEqualTo(new Target.Jump("KUBE-NODEPORTS"));
		assertThat(rules.subList(0, rules.size() - 1))
			.noneMatch((rule) -> new Target.Jump("KUBE-NODEPORTS").equals(rule.target()));
	}

	@Property(tries = 100)
	void theOrderOfObjectsDoesNotMatter(@ForAll("services") RandomServices services) {
		RandomServices reversed = new RandomServices(services.services().reversed(), services.slices().reversed());
		assertThat(IptablesSave.print(rules(reversed, true))).isEqualTo(IptablesSave.print(rules(services, true)));
	}

	@Property(tries = 100)
	void theTextIsReadBackAsTheSameRules(@ForAll("services") RandomServices services, @ForAll boolean detector) {
		Ruleset rules = rules(services, detector);
		assertThat(IptablesSave.parse(IptablesSave.print(rules))).isEqualTo(rules);
		assertThat(rules.notModelled()).isEmpty();
	}

}

package io.packetwalk.networkpolicy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.LabelSelector.Operator;
import io.packetwalk.cluster.LabelSelector.Requirement;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyPort;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyProperties {

	private static final Cluster SHOP = VectorLab.cluster(PolicyLab.SHOP);

	private static final List<IpAddress> ADDRESSES = List.of(IpAddress.of("10.244.1.10"), IpAddress.of("10.244.2.10"),
			IpAddress.of("10.244.2.11"), IpAddress.of("10.244.2.53"), IpAddress.of("192.0.2.11"),
			IpAddress.of("192.0.2.12"), IpAddress.of("203.0.113.5"));

	private static final List<Pod> PODS = SHOP.pods()
		.stream()
		.filter((pod) -> pod.namespace().equals("shop") || pod.namespace().equals("ops"))
		.toList();

	@Property(tries = 300)
	void aFurtherRuleNeverDenies(@ForAll("policies") List<NetworkPolicy> policies, @ForAll("rules") PolicyRule rule,
			@ForAll PolicyType type) {
		NetworkPolicies before = NetworkPolicies.of(with(policies));
		NetworkPolicies after = NetworkPolicies
			.of(with(policies.stream().map((policy) -> extended(policy, type, rule)).toList()));
		everyProbe((pod, address, protocol, port) -> {
			assertThat(!before.askIngress(pod, address, protocol, port).allowed()
					|| after.askIngress(pod, address, protocol, port).allowed())
				.isTrue();
			assertThat(!before.askEgress(pod, address, protocol, port, false).allowed()
					|| after.askEgress(pod, address, protocol, port, false).allowed())
				.isTrue();
		});
	}

	@Property(tries = 200)
	void theOrderOfPoliciesPlaysNoPart(@ForAll("policies") List<NetworkPolicy> policies, @ForAll long seed) {
		List<NetworkPolicy> shuffled = new ArrayList<>(policies);
		Collections.shuffle(shuffled, new Random(seed));
		NetworkPolicies one = NetworkPolicies.of(with(policies));
		NetworkPolicies other = NetworkPolicies.of(with(shuffled));
		everyProbe((pod, address, protocol, port) -> assertThat(one.ingress(pod, address, protocol, port).allowed())
			.isEqualTo(other.ingress(pod, address, protocol, port).allowed()));
	}

	@Property(tries = 200)
	void aPodNoPolicySelectsIsOpen(@ForAll("policies") List<NetworkPolicy> policies) {
		NetworkPolicies all = NetworkPolicies.of(with(policies));
		everyProbe((pod, address, protocol, port) -> {
			boolean selected = policies.stream()
				.anyMatch((policy) -> policy.selects(pod) && policy.policyTypes().contains(PolicyType.INGRESS));
			assertThat(selected || all.askIngress(pod, address, protocol, port).allowed()).isTrue();
		});
	}

	@Property(tries = 200)
	void everyVerdictHasItsReason(@ForAll("policies") List<NetworkPolicy> policies) {
		NetworkPolicies all = NetworkPolicies.of(with(policies));
		everyProbe((pod, address, protocol, port) -> {
			PolicyVerdict verdict = all.egress(pod, address, protocol, port);
			assertThat(verdict.allowed()).isEqualTo(all.askEgress(pod, address, protocol, port, false).allowed());
			assertThat(verdict.reason()).isNotBlank().doesNotContain("null");
			assertThat(verdict.allowed() || !verdict.origins().isEmpty()).isTrue();
			assertThat(verdict.trials()).allSatisfy((trial) -> {
				assertThat(trial.why().isEmpty()).isEqualTo(trial.matched());
				assertThat(trial.wants()).isNotBlank();
			});
			assertThat(verdict.allowed() && !verdict.nearMisses().isEmpty()).isFalse();
		});
	}

	private static NetworkPolicy extended(NetworkPolicy policy, PolicyType type, PolicyRule rule) {
		List<PolicyRule> rules = new ArrayList<>(policy.rules(type));
		rules.add(rule);
		return new NetworkPolicy(policy.namespace(), policy.name(), policy.podSelector(), policy.policyTypes(),
				(type == PolicyType.INGRESS) ? rules : policy.ingress(),
				(type == PolicyType.EGRESS) ? rules : policy.egress());
	}

	private static Cluster with(List<NetworkPolicy> policies) {
		return new Cluster(SHOP.settings(), SHOP.namespaces(), SHOP.nodes(), SHOP.pods(), SHOP.services(),
				SHOP.endpointSlices(), SHOP.ingresses(), SHOP.ingressClasses(), policies, SHOP.configMaps(),
				SHOP.outside());
	}

	private static void everyProbe(Probe probe) {
		for (Pod pod : PODS) {
			for (IpAddress address : ADDRESSES) {
				probe.ask(pod, address, Protocol.TCP, 8080);
				probe.ask(pod, address, Protocol.UDP, 53);
				probe.ask(pod, address, Protocol.ICMP, 0);
			}
		}
	}

	@Provide
	Arbitrary<List<NetworkPolicy>> policies() {
		Arbitrary<List<PolicyType>> types = Arbitraries.of(PolicyType.class).list().ofMaxSize(2).uniqueElements();
		Arbitrary<List<PolicyRule>> rules = rules().list().ofMaxSize(3);
		return Combinators
			.combine(Arbitraries.of("shop", "ops"), Arbitraries.integers().between(0, 9), selectors(), types, rules,
					rules)
			.as((namespace, number, selector, directions, ingress, egress) -> new NetworkPolicy(namespace, "p" + number,
					selector, directions, ingress, egress))
			.list()
			.ofMaxSize(5);
	}

	@Provide
	Arbitrary<PolicyRule> rules() {
		return Combinators.combine(peers().list().ofMaxSize(3), ports().list().ofMaxSize(2)).as(PolicyRule::allow);
	}

	private static Arbitrary<PolicyPeer> peers() {
		Arbitrary<PolicyPeer> pods = Combinators.combine(selectors().injectNull(0.3), selectors().injectNull(0.3))
			.as(PolicyProperties::pods);
		return Arbitraries.oneOf(pods,
				Arbitraries.of("0.0.0.0/0", "10.244.0.0/16", "10.244.2.10/32", "192.0.2.0/24")
					.map((cidr) -> new PolicyPeer.Networks(List.of(Cidr.of(cidr)), List.of())),
				Arbitraries
					.just(new PolicyPeer.Networks(List.of(Cidr.of("10.0.0.0/8")), List.of(Cidr.of("10.244.2.0/24")))));
	}

	private static PolicyPeer pods(@Nullable LabelSelector namespaces, @Nullable LabelSelector pods) {
		return new PolicyPeer.Pods(namespaces, pods);
	}

	private static Arbitrary<LabelSelector> selectors() {
		return Arbitraries.of(LabelSelector.EVERYTHING, LabelSelector.ofLabels(Map.of("app", "web")),
				LabelSelector.ofLabels(Map.of("team", "shop")), LabelSelector.ofLabels(Map.of("app", "frontend")),
				new LabelSelector(Map.of(), List.of(new Requirement("app", Operator.NOT_IN, List.of("web")))),
				new LabelSelector(Map.of(), List.of(new Requirement("app", Operator.EXISTS, List.of()))),
				new LabelSelector(Map.of(), List.of(new Requirement("team", Operator.DOES_NOT_EXIST, List.of()))));
	}

	private static Arbitrary<PolicyPort> ports() {
		return Arbitraries.of(PolicyPort.range(Protocol.TCP, 80, 80), PolicyPort.range(Protocol.TCP, 8000, 8100),
				PolicyPort.named(Protocol.TCP, "http"), PolicyPort.all(Protocol.UDP),
				PolicyPort.named(Protocol.UDP, "dns"));
	}

	@FunctionalInterface
	interface Probe {

		void ask(Pod pod, IpAddress address, Protocol protocol, int port);

	}

}

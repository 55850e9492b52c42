package io.packetwalk.networkpolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.net.Protocol;
import io.packetwalk.networkpolicy.PolicyVerdict.DecidedBy;

import static org.assertj.core.api.Assertions.assertThat;

class ReasonTests {

	private static final String FRONTEND = PolicyLab.policy("web",
			"{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {matchLabels: {app: frontend}}}]}]}");

	@Test
	void aPodNoPolicySelectsIsOpen() {
		PolicyVerdict verdict = PolicyLab.with("").ingress("shop/front-1", "shop/web-1", Protocol.TCP, 8080);
		assertThat(verdict.allowed()).isTrue();
		assertThat(verdict.decidedBy()).isEqualTo(DecidedBy.DEFAULT);
		assertThat(verdict.reason()).isEqualTo("no policy isolates shop/web-1 for ingress, so everything may come in");
	}

	@Test
	void theOnlyRuleIsToldWithWhatItFoundInstead() {
		PolicyVerdict verdict = PolicyLab.with(FRONTEND).ingress("shop/front-1", "shop/web-1", Protocol.TCP, 8080);
		assertThat(verdict.allowed()).isFalse();
		assertThat(verdict.reason()).isEqualTo("NetworkPolicy shop/web isolates shop/web-1 for ingress; its only rule"
				+ " wants pods with app=frontend in namespace shop, but shop/front-1 has app=front-end");
		assertThat(verdict.origins()).singleElement()
			.satisfies((origin) -> assertThat(origin.path()).isEqualTo("spec.ingress[0]"));
		assertThat(verdict.trials()).singleElement()
			.satisfies((trial) -> assertThat(trial.why()).isEqualTo("shop/front-1 has app=front-end"));
		assertThat(verdict.nearMisses()).singleElement().satisfies((miss) -> {
			assertThat(miss.kind()).isEqualTo(NearMiss.Kind.LABEL_VALUE);
			assertThat(miss.sentence()).isEqualTo("shop/front-1 has app=front-end, not app=frontend");
			assertThat(miss.origin().path()).isEqualTo("spec.ingress[0].from[0].podSelector");
		});
	}

	@Test
	void rightLabelsInAnotherNamespaceAreANearMiss() {
		PolicyVerdict verdict = PolicyLab.with(FRONTEND).ingress("ops/front-2", "shop/web-1", Protocol.TCP, 8080);
		assertThat(verdict.reason()).endsWith("but ops/front-2 is in namespace ops");
		assertThat(verdict.nearMisses()).extracting(NearMiss::kind).containsExactly(NearMiss.Kind.OTHER_NAMESPACE);
	}

	@Test
	void aHostNetworkPodIsItsNodeWhateverItsLabels() {
		PolicyVerdict verdict = PolicyLab.with(PolicyLab.policy("web",
				"{podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: frontend}}}]}]}"))
			.ingress("ops/agent", "shop/web-1", Protocol.TCP, 8080);
		assertThat(verdict.reason()).contains("192.0.2.12 is node n2, and pods on its network count as the node");
		assertThat(verdict.nearMisses()).singleElement()
			.satisfies((miss) -> assertThat(miss.sentence()).endsWith("an ipBlock of 192.0.2.12/32 does"));
	}

	@Test
	void anIsolatingPolicyWithoutRulesSaysSo() {
		PolicyLab lab = PolicyLab.with(PolicyLab.policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}"));
		assertThat(lab.ingress("203.0.113.5", "shop/web-1", Protocol.TCP, 8080).reason()).isEqualTo(
				"NetworkPolicy shop/deny isolates shop/web-1 for ingress; it has no ingress rule, so nothing may come in");
		PolicyVerdict dns = lab.egress("shop/web-1", "ops/dns-1", Protocol.UDP, 53);
		assertThat(dns.reason()).endsWith("it has no egress rule, so nothing may go out");
		assertThat(dns.nearMisses()).extracting(NearMiss::kind).containsExactly(NearMiss.Kind.DNS);
	}

	@Test
	void severalPoliciesAreToldTogether() {
		PolicyLab lab = PolicyLab.with(FRONTEND
				+ PolicyLab.policy("ops", "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 203.0.113.0/24}}]}]}"));
		assertThat(lab.ingress("shop/front-1", "shop/web-1", Protocol.TCP, 8080).reason())
			.isEqualTo("NetworkPolicies shop/ops and shop/web isolate shop/web-1 for ingress; none of their 2 rules"
					+ " matches: rule 1 of ops wants addresses in 203.0.113.0/24, but 10.244.2.10 (shop/front-1) is not"
					+ " in it; rule 1 of web wants pods with app=frontend in namespace shop, but shop/front-1 has"
					+ " app=front-end");
		PolicyVerdict allowed = lab.ingress("203.0.113.5", "shop/web-1", Protocol.TCP, 8080);
		assertThat(allowed.reason())
			.isEqualTo("NetworkPolicy shop/ops lets shop/web-1 take connections from addresses in 203.0.113.0/24");
		assertThat(allowed.policy().name()).isEqualTo("ops");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{port: 80}                  | TCP | SERVICE_PORT | 80 is the port of Service shop/web; policies see the container's port, 8080
					{protocol: UDP, port: 8080} | TCP | PROTOCOL     | the rule is for UDP 8080, the connection is TCP 8080; a port without a protocol means TCP
					{port: web}                 | TCP | PORT_NAME    | TCP 8080 of shop/web-1 is named "http", the rule wants TCP "web"
					""")
	void aPortThatIsNearlyTheOneDialledIsNamed(String port, Protocol protocol, NearMiss.Kind kind, String sentence) {
		PolicyVerdict verdict = PolicyLab
			.with(PolicyLab.policy("web", "{podSelector: {}, ingress: [{ports: [%s]}]}".formatted(port)))
			.ingress("shop/front-1", "shop/web-1", protocol, 8080);
		assertThat(verdict.allowed()).isFalse();
		assertThat(verdict.nearMisses()).singleElement().satisfies((miss) -> {
			assertThat(miss.kind()).isEqualTo(kind);
			assertThat(miss.sentence()).isEqualTo(sentence);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{namespaceSelector: {matchLabels: {name: ops}}}  | NAMESPACE_LABEL | namespace ops has no label name; every namespace has kubernetes.io/metadata.name=ops
					{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: opss}}} | NAMESPACE_LABEL | namespace ops has kubernetes.io/metadata.name=ops, not kubernetes.io/metadata.name=opss
					{namespaceSelector: {}, podSelector: {matchLabels: {app.kubernetes.io/name: frontend}}} | LABEL_KEY | ops/front-2 has app=frontend, but the label wanted is app.kubernetes.io/name
					{namespaceSelector: {}, podSelector: {matchLabels: {App: frontend}}}    | LABEL_KEY       | ops/front-2 has app=frontend, but the label wanted is App
					""")
	void aLabelThatIsNearlyTheOneWantedIsNamed(String peer, NearMiss.Kind kind, String sentence) {
		PolicyVerdict verdict = PolicyLab
			.with(PolicyLab.policy("web", "{podSelector: {}, ingress: [{from: [%s]}]}".formatted(peer)))
			.ingress("ops/front-2", "shop/web-1", Protocol.TCP, 8080);
		assertThat(verdict.allowed()).isFalse();
		assertThat(verdict.nearMisses()).singleElement().satisfies((miss) -> {
			assertThat(miss.kind()).isEqualTo(kind);
			assertThat(miss.sentence()).isEqualTo(sentence);
		});
	}

	@Test
	void aBlockOfTheServicesAddressIsTooEarly() {
		PolicyVerdict verdict = PolicyLab
			.with(PolicyLab.policy("front",
					"{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.96.0.30/32}}]}]}"))
			.egress("shop/front-1", "shop/web-1", Protocol.TCP, 8080);
		assertThat(verdict.nearMisses()).extracting(NearMiss::kind).containsExactly(NearMiss.Kind.CLUSTER_IP);
	}

	@Test
	void icmpPassesRulesWithoutPortsOnly() {
		String to = "{podSelector: {}, ingress: [{from: [{podSelector: {}}], ports: [%s]}]}";
		assertThat(PolicyLab.with(PolicyLab.policy("web", to.formatted("")))
			.ingress("shop/front-1", "shop/web-1", Protocol.ICMP, 0)
			.allowed()).isTrue();
		PolicyVerdict denied = PolicyLab.with(PolicyLab.policy("web", to.formatted("{protocol: TCP}")))
			.ingress("shop/front-1", "shop/web-1", Protocol.ICMP, 0);
		assertThat(denied.allowed()).isFalse();
		assertThat(denied.reason()).endsWith("on every port of TCP, but ICMP has no ports");
	}

	@Test
	void theOwnNodeIsAlwaysLetIn() {
		PolicyLab lab = PolicyLab.with(PolicyLab.policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}"));
		assertThat(lab.ingress("192.0.2.11", "shop/web-1", Protocol.TCP, 8080).reason())
			.isEqualTo("traffic between a pod and the node it runs on (n1) always passes");
		assertThat(lab.ingress("10.244.1.1", "shop/web-1", Protocol.TCP, 8080).allowed()).isTrue();
		assertThat(lab.ingress("192.0.2.12", "shop/web-1", Protocol.TCP, 8080).allowed()).isFalse();
		assertThat(lab.egress("shop/web-1", "shop/web-1", Protocol.TCP, 8080).allowed()).isTrue();
		assertThat(lab.egress("ops/agent", "shop/front-1", Protocol.TCP, 80).decidedBy()).isEqualTo(DecidedBy.EXEMPT);
	}

	@Test
	void aNodeBehindAServiceIsNotTheOwnNode() {
		PolicyLab lab = PolicyLab.with(PolicyLab.policy("deny", "{podSelector: {}, policyTypes: [Egress]}"));
		assertThat(lab.policies()
			.egress(lab.pod("shop/web-1"), lab.cluster().node("n1").orElseThrow().internalIp(), Protocol.TCP, 6443,
					true)
			.allowed()).isFalse();
	}

	@Test
	void tiersAreAskedInTheirOrder() {
		String subject = "subject: {namespaces: {matchLabels: {team: shop}}}";
		PolicyLab lab = PolicyLab.with(FRONTEND + PolicyLab.clusterWide("top",
				"{tier: Admin, priority: 1, %s, ingress: [{action: Deny, from: [{pods: {podSelector: {matchLabels: {app: front-end}}}}]}]}"
					.formatted(subject))
				+ PolicyLab.clusterWide("floor",
						"{tier: Baseline, priority: 1, %s, egress: [{action: Deny, to: [{nodes: {matchLabels: {disk: ssd}}}]}]}"
							.formatted(subject)));
		PolicyVerdict top = lab.ingress("shop/front-1", "shop/web-1", Protocol.TCP, 8080);
		assertThat(top.decidedBy()).isEqualTo(DecidedBy.ADMIN);
		assertThat(top.reason()).isEqualTo("ClusterNetworkPolicy top denies TCP 8080: its rule is for pods with"
				+ " app=front-end in any namespace");
		PolicyVerdict floor = lab.egress("shop/front-1", "192.0.2.11", Protocol.TCP, 22);
		assertThat(floor.decidedBy()).isEqualTo(DecidedBy.BASELINE);
		assertThat(floor.allowed()).isFalse();
		assertThat(lab.egress("shop/front-1", "192.0.2.99", Protocol.TCP, 22).reason())
			.endsWith("no cluster-wide rule matches either");
	}

	@Test
	void aPeerNobodyKnowsFailsClosed() {
		String rule = "{tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [{action: %s, from: [{future: {}}]}]}";
		assertThat(PolicyLab.with(PolicyLab.clusterWide("top", rule.formatted("Accept")))
			.ingress("shop/front-1", "shop/web-1", Protocol.TCP, 8080)
			.decidedBy()).isEqualTo(DecidedBy.DEFAULT);
		for (String action : new String[] { "Deny", "Pass" }) {
			assertThat(PolicyLab.with(PolicyLab.clusterWide("top", rule.formatted(action)))
				.ingress("shop/front-1", "shop/web-1", Protocol.TCP, 8080)
				.allowed()).isFalse();
		}
	}

	@Test
	void namesAreThoseOfDescribedHosts() {
		PolicyLab lab = PolicyLab.with("""
				---
				apiVersion: packetwalk.io/v1alpha1
				kind: Outside
				metadata: {name: outside}
				spec: {hosts: [{name: api.example.com, address: 203.0.113.10, ports: [{port: 443}]}]}
				""" + PolicyLab.clusterWide("top",
				"""
						{tier: Admin, priority: 1, subject: {namespaces: {}}, egress: [
						  {action: Accept, to: [{domainNames: ["*.example.com"]}]}, {action: Deny, to: [{networks: [0.0.0.0/0]}]}]}"""));
		assertThat(lab.egress("shop/web-1", "203.0.113.10", Protocol.TCP, 443).allowed()).isTrue();
		assertThat(lab.egress("shop/web-1", "203.0.113.11", Protocol.TCP, 443).allowed()).isFalse();
	}

}

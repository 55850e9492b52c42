package io.packetwalk.networkpolicy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Node;
import io.packetwalk.netfilter.Kernel;

import static org.assertj.core.api.Assertions.assertThat;

/** The printed table on the real kernel. */
class NftPoliciesKernelTests {

	private static final String POLICIES = PolicyLab.policy("web",
			"""
					{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress],
					  ingress: [{from: [{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}], ports: [{port: http}]},
					            {ports: [{protocol: UDP, port: 3000, endPort: 3010}, {protocol: SCTP}]}],
					  egress: [{to: [{namespaceSelector: {}}], ports: [{protocol: UDP, port: dns}]}, {to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}""")
			+ PolicyLab.clusterWide("top",
					"""
							{tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [
							  {action: Pass, from: [{namespaces: {matchLabels: {team: shop}}}]},
							  {action: Deny, from: [{pods: {podSelector: {matchLabels: {app: frontend}}}}], protocols: [{tcp: {destinationPort: {range: {start: 1, end: 1024}}}}, {destinationNamedPort: http}]}]}""")
			+ PolicyLab.clusterWide("floor",
					"""
							{tier: Baseline, priority: 1, subject: {namespaces: {}}, egress: [{action: Deny, to: [{nodes: {}}]}]}""");

	@BeforeAll
	static void needsAKernel() {
		Kernel.required();
	}

	@Test
	void theTableOfEachNodeLoads() {
		PolicyLab lab = PolicyLab.with(POLICIES);
		for (Node node : lab.cluster().nodes()) {
			String listed = Kernel.listed(lab.policies().print(node));
			lab.cluster().podsOn(node.name()).stream().filter((pod) -> !pod.hostNetwork()).forEach((pod) -> {
				assertThat(listed).contains("chain ingress-" + pod.ip() + "-" + pod.key() + " {");
				assertThat(listed).contains(pod.ip() + " : jump ingress-" + pod.ip() + "-" + pod.key());
			});
		}
	}

	@Test
	void aPodsChainReadsAsItsPolicies() {
		PolicyLab lab = PolicyLab.with(POLICIES);
		assertThat(lab.policies().print(lab.cluster().node("n1").orElseThrow())).contains("""
					chain ingress-10.244.1.10-shop/web-1 {
						ip saddr 10.244.1.10 return
						ip saddr { 10.244.1.10, 10.244.2.10 } goto ingress-10.244.1.10-shop/web-1-next
						ip saddr { 10.244.2.11 } tcp dport 1-1024 drop
						ip saddr { 10.244.2.11 } tcp dport 8080 drop
						goto ingress-10.244.1.10-shop/web-1-next
					}
					chain ingress-10.244.1.10-shop/web-1-next {
						ip saddr { 10.244.1.10, 10.244.2.10 } tcp dport 8080 return
						ip saddr 10.0.0.0/8 ip saddr != { 10.1.0.0/16 } tcp dport 8080 return
						udp dport 3000-3010 return
						meta l4proto sctp return
						drop
					}
				""");
	}

}

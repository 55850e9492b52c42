package io.packetwalk.controlplane;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.ClusterNetworkPolicy;
import io.packetwalk.cluster.ClusterNetworkPolicy.Tier;
import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyPort;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.cluster.Profile;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

class PoliciesTests {

	private static final String POD = """
			---
			apiVersion: v1
			kind: Pod
			metadata: {name: web-1, namespace: shop, labels: {app: front-end}}
			spec: {containers: [{name: main, image: web, ports: [{name: http, containerPort: 8080}]}]}
			""";

	private static Upload policy(String spec) {
		return Upload.of("""
				apiVersion: networking.k8s.io/v1
				kind: NetworkPolicy
				metadata: {name: p, namespace: shop}
				spec:
				  podSelector: {}
				""" + spec.indent(2) + POD);
	}

	private static Upload withOps(String spec) {
		return Upload.of(policy(spec).yaml() + """
				---
				apiVersion: v1
				kind: Namespace
				metadata: {name: ops, labels: {team: ops}}
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: dns-1, namespace: ops, labels: {app: dns}}
				spec: {containers: [{name: main, image: dns, ports: [{name: dns, containerPort: 53, protocol: UDP}]}]}
				""");
	}

	private static Upload clusterWide(String spec) {
		return Upload.of("""
				apiVersion: policy.networking.k8s.io/v1alpha2
				kind: ClusterNetworkPolicy
				metadata: {name: top}
				spec:
				""" + spec.indent(2) + POD);
	}

	@Test
	void aNetworkPolicyIsReadInFull() {
		NetworkPolicy policy = policy("""
				ingress:
				- from:
				  - namespaceSelector: {matchLabels: {team: ops}}
				    podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [db]}]}
				  - ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}
				  ports:
				  - {port: 80}
				  - {protocol: UDP, port: 3000, endPort: 3010}
				  - {port: http}
				  - {protocol: SCTP}
				""").cluster().networkPolicies().getFirst();
		assertThat(policy.policyTypes()).containsExactly(PolicyType.INGRESS);
		PolicyRule rule = policy.ingress().getFirst();
		assertThat(rule.peers())
			.containsExactly(
					new PolicyPeer.Pods(LabelSelector.ofLabels(Map.of("team", "ops")),
							new LabelSelector(Map.of(),
									List.of(new LabelSelector.Requirement("app", LabelSelector.Operator.NOT_IN,
											List.of("db"))))),
					new PolicyPeer.Networks(List.of(Cidr.of("10.0.0.0/8")), List.of(Cidr.of("10.1.0.0/16"))));
		assertThat(rule.ports()).containsExactly(PolicyPort.range(Protocol.TCP, 80, 80),
				PolicyPort.range(Protocol.UDP, 3000, 3010), PolicyPort.named(Protocol.TCP, "http"),
				PolicyPort.all(Protocol.SCTP));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			egress: [{}]                             | INGRESS,EGRESS
			egress: []                               | INGRESS
			policyTypes: [Egress]                    | EGRESS
			policyTypes: []                          | INGRESS
			policyTypes: [Ingress, Egress]           | INGRESS,EGRESS
			""")
	void typesThatAreOmittedFollowTheRules(String spec, String types) {
		assertThat(policy(spec).cluster().networkPolicies().getFirst().policyTypes()).map(Enum::name)
			.containsExactly(types.split(","));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					from: [{ipBlock: {cidr: 10.0.0.0/33}}]                                         | POLICY_CIDR_INVALID        | from[0].ipBlock.cidr is "10.0.0.0/33"
					from: [{ipBlock: {cidr: 10.0.0.1}}]                                            | POLICY_CIDR_INVALID        | must be an address and a prefix length
					from: [{ipBlock: {}}]                                                          | POLICY_CIDR_INVALID        | from[0].ipBlock.cidr is ""
					from: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}]                   | POLICY_EXCEPT_OUTSIDE_CIDR | except[0] is 11.0.0.0/16, but must be a part of cidr (10.0.0.0/8)
					from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]                    | POLICY_EXCEPT_OUTSIDE_CIDR | smaller than it
					from: [{ipBlock: {cidr: 10.0.0.0/8, except: [nowhere]}}]                       | POLICY_CIDR_INVALID        | except[0] is "nowhere"
					from: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]                         | POLICY_PEER_MIXED          | from[0] has an ipBlock and a selector
					from: [{}]                                                                     | POLICY_PEER_EMPTY          | from[0] is empty
					from: [null]                                                                   | POLICY_PEER_EMPTY          | from[0] is empty
					ports: [{port: 80, endPort: 79}]                                               | POLICY_END_PORT_INVALID    | ports[0].endPort is 79, but must be at least port (80)
					ports: [{port: 80, endPort: 70000}]                                            | POLICY_END_PORT_INVALID    | ports[0].endPort is 70000
					ports: [{port: http, endPort: 90}]                                             | POLICY_END_PORT_INVALID    | port is the name "http" and not a number
					ports: [{endPort: 90}]                                                         | POLICY_END_PORT_INVALID    | needs a port to start from
					ports: [{port: 0}]                                                             | POLICY_PORT_INVALID        | ports[0].port is 0
					ports: [{port: 65536}]                                                         | POLICY_PORT_INVALID        | ports[0].port is 65536
					ports: [{port: "80"}]                                                          | POLICY_PORT_INVALID        | ports[0].port is "80"
					ports: [{port: a-name-that-is-too-long}]                                       | POLICY_PORT_INVALID        | a container port's name
					from: [{podSelector: {matchExpressions: [{key: a, operator: In}]}}]            | POLICY_SELECTOR_INVALID    | values is empty, but In needs at least one value
					from: [{podSelector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}}] | POLICY_SELECTOR_INVALID | Exists takes no values
					from: [{podSelector: {matchLabels: {a b: c}}}]                                 | POLICY_SELECTOR_INVALID    | is "a b", which is no label key
					from: [{podSelector: {matchLabels: {a: b c}}}]                                 | POLICY_SELECTOR_INVALID    | is "b c", which is no label value
					""")
	void whatTheApiServerRefusesIsLeftOutAsAWhole(String rule, String code, String words) {
		Upload upload = policy("ingress:\n- " + rule);
		Problem problem = upload.problem(code);
		assertThat(problem.severity()).isEqualTo(Severity.ERROR);
		assertThat(problem.message()).startsWith("NetworkPolicy shop/p: spec.ingress[0].")
			.contains(words)
			.contains("the API server refuses the policy, and it is left out");
		assertThat(problem.location().line()).isEqualTo(7);
		assertThat(upload.cluster().networkPolicies()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			ingress: [{ports: [{protocol: ICMP}]}]
			ingress: [{ports: [{port: 1.5}]}]
			ingress: [{from: [{podSelector: {matchExpressions: [{key: a, operator: Equals, values: [b]}]}}]}]
			ingress: [{from: {podSelector: {}}}]
			policyTypes: [ingress]
			""")
	void aValueThatCannotBeReadCostsThePolicy(String spec) {
		assertThat(policy(spec).cluster().networkPolicies()).isEmpty();
	}

	@Test
	void aNullRuleIsAnEmptyOneAndLetsEverythingIn() {
		NetworkPolicy policy = policy("ingress:\n-").cluster().networkPolicies().getFirst();
		assertThat(policy.ingress()).containsExactly(PolicyRule.allow(List.of(), List.of()));
	}

	@Test
	void rulesOfADirectionThatIsNotIsolatedAreNoted() {
		Problem problem = policy("policyTypes: [Egress]\ningress: [{}]").problem("POLICY_RULES_WITHOUT_TYPE");
		assertThat(problem.message()).contains("spec.ingress has no effect, because policyTypes does not hold Ingress");
	}

	@Test
	void flannelAloneEnforcesNothingAndThatIsSaid() {
		assertThat(policy("").problem("POLICY_NOT_ENFORCED").message()).contains("flannel alone enforces no policies");
		assertThat(policy("").profile(Profile.K3S).codes()).doesNotContain("POLICY_NOT_ENFORCED");
	}

	@Test
	void aPolicyThatSelectsNothingNamesThePodItNearlySelects() {
		String yaml = """
				apiVersion: networking.k8s.io/v1
				kind: NetworkPolicy
				metadata: {name: p, namespace: %s}
				spec: {podSelector: {matchLabels: {app: %s}}}
				""";
		assertThat(Upload.of(yaml.formatted("shop", "frontend") + POD).problem("POLICY_SELECTS_NOTHING").message())
			.endsWith("so it isolates nothing; Pod shop/web-1 has app=front-end");
		assertThat(Upload.of(yaml.formatted("default", "front-end") + POD).problem("POLICY_SELECTS_NOTHING").message())
			.endsWith("; Pod shop/web-1 fits, but is in another namespace");
	}

	@Test
	void aNamespaceIsNotLabelledWithItsNameByAnyKey() {
		Problem problem = policy("ingress: [{from: [{namespaceSelector: {matchLabels: {name: shop}}}]}]")
			.problem("POLICY_NAMESPACE_NOT_FOUND");
		assertThat(problem.suggestion()).contains("kubernetes.io/metadata.name: shop");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					ingress: [{from: [{podSelector: {matchLabels: {app: frontend}}}]}]  | POLICY_PEER_SELECTS_NOTHING | app=frontend selects no pod of namespace shop; Pod shop/web-1 has app=front-end | Did you mean "front-end"?
					ingress: [{from: [{podSelector: {matchLabels: {App: front-end}}}]}] | POLICY_PEER_SELECTS_NOTHING | Pod shop/web-1 has app=front-end | Did you mean the label "app"?
					egress: [{to: [{podSelector: {matchExpressions: [{key: app.kubernetes.io/app, operator: In, values: [front-end]}]}}]}] | POLICY_PEER_SELECTS_NOTHING | Pod shop/web-1 has app=front-end | Did you mean the label "app"?
					ingress: [{from: [{podSelector: {matchLabels: {app: dns}}}]}]       | POLICY_PEER_SELECTS_NOTHING | Pod ops/dns-1 fits, but is in another namespace | add a namespaceSelector
					ingress: [{from: [{namespaceSelector: {matchLabels: {team: Ops}}}]}] | POLICY_NAMESPACE_NOT_FOUND | Namespace ops has team=ops | Did you mean "ops"?
					ingress: [{from: [{namespaceSelector: {matchLabels: {Team: ops}}}]}] | POLICY_NAMESPACE_NOT_FOUND | Namespace ops has kubernetes.io/metadata.name=ops | kubernetes.io/metadata.name: ops
					ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.nam: ops}}}]}] | POLICY_NAMESPACE_NOT_FOUND | Namespace ops has kubernetes.io/metadata.name=ops | kubernetes.io/metadata.name: ops
					ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: Ops}}}]}] | POLICY_NAMESPACE_NOT_FOUND | Namespace ops has kubernetes.io/metadata.name=ops | Did you mean "ops"?
					ingress: [{ports: [{port: htpp}]}]                                  | POLICY_PORT_NAME_NOT_FOUND | is "htpp", but no pod the rule lets connections to has a TCP port of this name | Did you mean "http"?
					ingress: [{ports: [{port: http, protocol: UDP}]}]                   | POLICY_PORT_NAME_NOT_FOUND | "http" is a TCP port there | Write protocol: TCP
					egress: [{to: [{namespaceSelector: {matchLabels: {team: ops}}}], ports: [{port: dns}]}] | POLICY_PORT_NAME_NOT_FOUND | "dns" is a UDP port there | Write protocol: UDP
					""")
	void whatNearlyFitsIsNamedAtItsLine(String rule, String code, String found, String suggestion) {
		Problem problem = withOps(rule).problem(code);
		assertThat(problem.message()).contains(found);
		assertThat(problem.suggestion()).contains(suggestion);
		assertThat(problem.location()).isNotNull();
		assertThat(problem.location().line()).isEqualTo(6);
		assertThat(problem.location().column()).isGreaterThan(25);
	}

	@Test
	void whatFitsOrIsNotThereYetIsNotWarnedOf() {
		assertThat(
				withOps("""
						ingress: [{from: [{podSelector: {matchLabels: {app: front-end}}}, {podSelector: {matchLabels: {role: later}}},
						  {namespaceSelector: {matchLabels: {team: ops}}}], ports: [{port: http}]}]
						egress: [{to: [{namespaceSelector: {}}], ports: [{port: dns, protocol: UDP}]}]
						""")
					.codes())
			.doesNotContain("POLICY_PEER_SELECTS_NOTHING", "POLICY_NAMESPACE_NOT_FOUND", "POLICY_PORT_NAME_NOT_FOUND");
	}

	@Test
	void aBlockOfServiceAddressesIsWarnedOf() {
		assertThat(policy("egress: [{to: [{ipBlock: {cidr: 10.96.0.1/32}}]}]").problem("POLICY_CLUSTER_IP").message())
			.contains("they are asked after DNAT");
	}

	@Test
	void clusterWidePoliciesOfBothVersionsAreOneVocabulary() {
		List<ClusterNetworkPolicy> policies = Upload
			.of("""
					apiVersion: policy.networking.k8s.io/v1alpha1
					kind: AdminNetworkPolicy
					metadata: {name: old}
					spec:
					  priority: 5
					  subject: {namespaces: {}}
					  egress:
					  - action: Allow
					    to: [{namespaces: {}}]
					    ports: [{portNumber: {protocol: UDP, port: 53}}, {portRange: {start: 80, end: 90}}, {namedPort: web}]
					---
					apiVersion: policy.networking.k8s.io/v1alpha2
					kind: ClusterNetworkPolicy
					metadata: {name: new}
					spec:
					  tier: Admin
					  priority: 5
					  subject: {namespaces: {}}
					  egress:
					  - action: Accept
					    to: [{namespaces: {}}]
					    protocols:
					    - udp: {destinationPort: {number: 53}}
					    - tcp: {destinationPort: {range: {start: 80, end: 90}}}
					    - destinationNamedPort: web
					---
					apiVersion: policy.networking.k8s.io/v1alpha1
					kind: BaselineAdminNetworkPolicy
					metadata: {name: default}
					spec: {subject: {pods: {namespaceSelector: {}, podSelector: {}}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}
					""")
			.cluster()
			.clusterNetworkPolicies();
		assertThat(policies).extracting(ClusterNetworkPolicy::name).containsExactly("new", "old", "default");
		assertThat(policies.get(0).egress()).isEqualTo(policies.get(1).egress());
		assertThat(policies.get(2).tier()).isEqualTo(Tier.BASELINE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{tier: admin, priority: 1, subject: {namespaces: {}}}    | POLICY_TIER_INVALID     | Did you mean "Admin"?
					{tier: Admin, subject: {namespaces: {}}}                 | POLICY_PRIORITY_INVALID | Lower numbers are asked first.
					{tier: Admin, priority: 1001, subject: {namespaces: {}}} | POLICY_PRIORITY_INVALID | Lower numbers are asked first.
					{tier: Admin, priority: 1, subject: {}}                  | POLICY_SUBJECT_INVALID  | For every pod write namespaces: {}.
					{tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [{action: Allow, from: [{namespaces: {}}]}]}                               | POLICY_ACTION_INVALID | ClusterNetworkPolicy spells it Accept.
					{tier: Admin, priority: 1, subject: {namespaces: {}}, ingress: [{action: Deny, from: []}]}                                                | POLICY_PEER_EMPTY     | For every pod
					{tier: Admin, priority: 1, subject: {namespaces: {}}, egress: [{action: Deny, to: [{domainNames: [a.example.com]}]}]}                     | POLICY_ACTION_INVALID | Accept the names
					{tier: Admin, priority: 1, subject: {namespaces: {}}, egress: [{action: Accept, to: [{domainNames: [example]}]}]}                         | POLICY_DOMAIN_INVALID | ``
					{tier: Admin, priority: 1, subject: {namespaces: {}}, egress: [{action: Deny, to: [{networks: [10.0.0.1]}]}]}                             | POLICY_CIDR_INVALID   | For one address write 10.0.0.1/32.
					{tier: Admin, priority: 1, subject: {namespaces: {}}, egress: [{action: Deny, to: [{networks: [10.0.0.0/8]}], protocols: [{destinationNamedPort: web}]}]} | POLICY_PORT_INVALID | Write the number.
					{tier: Admin, priority: 1, subject: {namespaces: {}}, egress: [{action: Deny, to: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {range: {start: 9, end: 9}}}}]}]} | POLICY_END_PORT_INVALID | ``
					""")
	void aClusterWidePolicyIsRefusedAsAWholeToo(String spec, String code, String suggestion) {
		Upload upload = Upload.of("""
				apiVersion: policy.networking.k8s.io/v1alpha2
				kind: ClusterNetworkPolicy
				metadata: {name: top}
				spec: %s
				""".formatted(spec));
		assertThat(upload.problem(code).suggestion()).startsWith(suggestion);
		assertThat(upload.cluster().clusterNetworkPolicies()).isEmpty();
	}

	@Test
	void aPeerNobodyKnowsIsKeptAndFailsClosed() {
		Upload upload = clusterWide("""
				tier: Admin
				priority: 1
				subject: {namespaces: {}}
				ingress: [{action: Deny, from: [{serviceAccounts: {}}]}]
				""");
		assertThat(upload.problem("POLICY_PEER_UNKNOWN").message()).contains("fails closed");
		assertThat(upload.cluster().clusterNetworkPolicies().getFirst().ingress().getFirst().peers())
			.containsExactly(new PolicyPeer.Unknown());
	}

}

package io.packetwalk.controlplane;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;

import static org.assertj.core.api.Assertions.assertThat;

class SchedulingTests {

	@Test
	void nodesAreMadeInOrderWithARangeEach() {
		List<Node> nodes = Upload.of(Upload.deployment("shop", "web", 1, "")).nodes(28).cluster().nodes();
		assertThat(nodes).hasSize(28);
		assertThat(nodes.getFirst().name()).isEqualTo("node-a");
		assertThat(nodes.get(25).name()).isEqualTo("node-z");
		assertThat(nodes.getLast().name()).isEqualTo("node-ab");
		assertThat(nodes.get(1).internalIp()).hasToString("172.18.0.3");
		assertThat(nodes.get(1).podCidr()).hasToString("10.244.1.0/24");
		assertThat(nodes).extracting(Node::controlPlane).startsWith(true).filteredOn((one) -> one).hasSize(1);
	}

	@Test
	void fiveThousandNodesEachGetARange() {
		Upload upload = Upload.of(Upload.deployment("shop", "web", 3, "")).nodes(5000);
		List<Node> nodes = upload.cluster().nodes();
		assertThat(nodes).hasSize(5000).extracting(Node::podCidr).doesNotHaveDuplicates();
		assertThat(nodes).allSatisfy((node) -> assertThat(node.podCidr().prefix()).isEqualTo(24));
		assertThat(upload.codes()).contains("POD_CIDR_WIDENED");
	}

	@Test
	void k3sHandsOutItsOwnRanges() {
		assertThat(Upload.of(Upload.deployment("shop", "web", 1, "")).profile(Profile.K3S).cluster().nodes())
			.extracting((node) -> node.podCidr().toString())
			.containsExactly("10.42.0.0/24", "10.42.1.0/24", "10.42.2.0/24");
	}

	@Test
	void podsOfOneOwnerAreSpreadOverTheNodes() {
		List<Pod> pods = Upload.of(Upload.deployment("shop", "web", 6, "")).pods("shop");
		assertThat(pods).extracting(Pod::node)
			.containsExactlyInAnyOrder("node-a", "node-a", "node-b", "node-b", "node-c", "node-c");
	}

	@Test
	void addressesStartAtTwoBecauseOneIsTheBridge() {
		Upload upload = Upload.of(Upload.deployment("shop", "web", 3, "")).profile(Profile.BARE);
		assertThat(upload.pods("shop")).extracting((pod) -> String.valueOf(pod.ip()))
			.containsExactlyInAnyOrder("10.244.0.2", "10.244.1.2", "10.244.2.2");
	}

	@Test
	void aPodInTheHostsNetworkHasTheNodesAddress() {
		Pod pod = Upload.of(pod("{hostNetwork: true, nodeName: node-b}")).pods("shop").getFirst();
		assertThat(pod.ip()).hasToString("172.18.0.3");
		assertThat(pod.hostNetwork()).isTrue();
	}

	@Test
	void aNodeSelectorThatNoNodeHasLeavesThePodPending() {
		Upload upload = Upload.of(pod("{nodeSelector: {disk: ssd}}"));
		Pod pod = upload.pods("shop").getFirst();
		assertThat(pod.node()).isNull();
		assertThat(pod.phase()).isEqualTo("Pending");
		assertThat(pod.ips()).isEmpty();
		assertThat(upload.problem("UNSCHEDULABLE").message())
			.contains("0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector");
	}

	@Test
	void requiredNodeAffinityKnowsEveryOperator() {
		assertThat(nodeFor("{key: kubernetes.io/hostname, operator: In, values: [node-c]}")).isEqualTo("node-c");
		assertThat(nodeFor("{key: kubernetes.io/hostname, operator: NotIn, values: [node-a, node-b]}"))
			.isEqualTo("node-c");
		assertThat(nodeFor("{key: node-role.kubernetes.io/control-plane, operator: Exists}")).isEqualTo("node-a");
		assertThat(nodeFor("{key: node-role.kubernetes.io/control-plane, operator: DoesNotExist}"))
			.isNotEqualTo("node-a");
		assertThat(nodeFor("{key: absent, operator: Gt, values: ['5']}")).isNull();
	}

	private static String nodeFor(String expression) {
		return Upload
			.of(pod("{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
					+ "{nodeSelectorTerms: [{matchExpressions: [" + expression + "]}]}}}}"))
			.pods("shop")
			.getFirst()
			.node();
	}

	@Test
	void numbersInLabelsAreCompared() {
		String nodes = """
				apiVersion: v1
				kind: Node
				metadata: {name: small, labels: {cores: "4"}}
				---
				apiVersion: v1
				kind: Node
				metadata: {name: large, labels: {cores: "32"}}
				---
				""";
		String affinity = "{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
				+ "{nodeSelectorTerms: [{matchExpressions: [{key: cores, operator: %s, values: ['8']}]}]}}}}";
		assertThat(Upload.of(nodes + pod(affinity.formatted("Gt"))).pods("shop").getFirst().node()).isEqualTo("large");
		assertThat(Upload.of(nodes + pod(affinity.formatted("Lt"))).pods("shop").getFirst().node()).isEqualTo("small");
	}

	@Test
	void fieldsSelectANodeByName() {
		assertThat(Upload.of(pod("{affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
				+ "{nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [node-b]}]}]}}}}"))
			.pods("shop")
			.getFirst()
			.node()).isEqualTo("node-b");
	}

	@Test
	void aTaintKeepsPodsOffUnlessTheyTolerateIt() {
		String node = """
				apiVersion: v1
				kind: Node
				metadata: {name: only}
				spec: {taints: [{key: gpu, value: a100, effect: NoExecute}]}
				---
				""";
		assertThat(Upload.of(node + pod("{}")).pods("shop").getFirst().node()).isNull();
		assertThat(Upload.of(node + pod("{}")).profile(Profile.BARE).problem("UNSCHEDULABLE").message())
			.contains("1 node(s) had untolerated taint {gpu: a100}");
		assertThat(Upload.of(node + pod("{tolerations: [{key: gpu, operator: Equal, value: a100, effect: NoExecute}]}"))
			.pods("shop")
			.getFirst()
			.node()).isEqualTo("only");
	}

	@Test
	void aHostPortIsTakenOnceANode() {
		Upload upload = Upload.of(Upload.deployment("shop", "edge", 4, "{containerPort: 80, hostPort: 80}"));
		assertThat(upload.pods("shop")).filteredOn((pod) -> pod.node() == null).hasSize(1);
		assertThat(upload.problem("UNSCHEDULABLE").message()).contains("1 pod stays Pending",
				"3 node(s) didn't have free ports for the requested pod ports");
	}

	@Test
	void aNodeNameThatNoNodeHasIsAskedAbout() {
		String node = "apiVersion: v1\nkind: Node\nmetadata: {name: worker-1}\n---\n";
		Upload upload = Upload.of(node + pod("{nodeName: worker-l}"));
		assertThat(upload.problem("NODE_NOT_FOUND").suggestion()).isEqualTo("Did you mean \"worker-1\"?");
		assertThat(upload.pods("shop").getFirst().phase()).isEqualTo("Pending");
	}

	private static String pod(String spec) {
		String inner = spec.substring(1, spec.length() - 1);
		return """
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: one, namespace: shop}
				spec: {%s containers: [{name: main, image: m}]}
				""".formatted(inner.isEmpty() ? "" : inner + ",");
	}

}

package io.packetwalk.lab;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

import static io.packetwalk.lab.OpenedLab.addresses;
import static io.packetwalk.lab.OpenedLab.atServer;
import static io.packetwalk.lab.OpenedLab.codes;
import static io.packetwalk.lab.OpenedLab.lab;
import static io.packetwalk.lab.OpenedLab.service;
import static io.packetwalk.lab.OpenedLab.titles;
import static io.packetwalk.lab.OpenedLab.walk;
import static io.packetwalk.lab.OpenedLab.web;
import static org.assertj.core.api.Assertions.assertThat;

/** The pods k3s runs for a Service of type LoadBalancer. */
class ServiceLbTests {

	private static List<Pod> serviceLb(Compiled lab) {
		return lab.dataplane().cluster().pods().stream().filter((pod) -> pod.name().startsWith("svclb-")).toList();
	}

	@Test
	void k3sRunsAPodForTheServiceOnEveryNode() {
		Compiled lab = lab(Profile.K3S, web("", ""));
		assertThat(serviceLb(lab)).hasSize(3).allSatisfy((pod) -> {
			assertThat(pod.name()).matches("svclb-web-[0-9a-f]{8}-[a-z0-9]{5}");
			assertThat(pod.namespace()).isEqualTo("kube-system");
			assertThat(pod.containers()).singleElement()
				.satisfies((container) -> assertThat(container.image()).startsWith("rancher/klipper-lb:"));
		});
		assertThat(addresses(lab)).containsExactly("172.18.0.2", "172.18.0.3", "172.18.0.4");
		assertThat(lab(Profile.KUBEADM, web("", "")).dataplane().cluster().pods())
			.noneMatch((pod) -> pod.name().startsWith("svclb"));
	}

	@Test
	void thePodOfServiceLbWritesTheRulesOfItsEntryScript() {
		Compiled lab = lab(Profile.K3S, web("", ", loadBalancerSourceRanges: [198.51.100.0/24]"));
		String clusterIp = String.valueOf(service(lab).clusterIp());
		String rules = IptablesSave
			.print(lab.dataplane().forwardingPod(serviceLb(lab).getFirst().key()).orElseThrow().rules());
		assertThat(rules.lines().filter((line) -> line.startsWith("-A"))).containsExactly(
				"-A FORWARD -s 198.51.100.0/24 -p tcp -m tcp --dport 80 -j ACCEPT",
				"-A FORWARD -d " + clusterIp + "/32 -p tcp -m tcp --dport 80 -j DROP",
				"-A PREROUTING -p tcp -m tcp --dport 80 -j DNAT --to-destination " + clusterIp + ":80",
				"-A POSTROUTING -d " + clusterIp + "/32 -p tcp -j MASQUERADE");
		assertThat(lab.dataplane().forwardingPod("shop/web")).isEmpty();
	}

	@Test
	void aNodesOwnLoopbackLeadsThroughThePodOfServiceLb() {
		Compiled lab = lab(Profile.K3S, web("", ""));
		Trace trace = walk(lab, "node/node-a", "tcp://127.0.0.1:80");
		assertThat(trace.disposition()).as(titles(trace)).isEqualTo(Disposition.DELIVERED);
		Pod balancer = serviceLb(lab).stream().filter((pod) -> "node-a".equals(pod.node())).findFirst().orElseThrow();
		assertThat(atServer(trace).src()).as("the pod masquerades").isEqualTo(balancer.ip());
		assertThat(atServer(trace).dst()).isEqualTo(lab.dataplane().cluster().pod("shop", "web").orElseThrow().ip());
		assertThat(trace.steps().filter((step) -> step.title().equals("DNAT by the pod's own rules"))).hasSize(1);
		assertThat(trace.steps().map(Step::title)).contains("The hostPort rule catches it", "The pod forwards it");
	}

	@Test
	void aNodesAddressInTheStatusIsTakenByKubeProxyBeforeServiceLbSeesIt() {
		Trace trace = walk(lab(Profile.K3S, web("", "")), "external", "tcp://172.18.0.2:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(trace.steps().map(Step::title)).contains("A Service rule catches it")
			.doesNotContain("The hostPort rule catches it");
	}

	@Test
	void sourceRangesAreKeptByThePodToo() {
		Compiled lab = lab(Profile.K3S, web("", ", loadBalancerSourceRanges: [198.51.100.0/24]"));
		assertThat(walk(lab, "node/node-a", "tcp://127.0.0.1:80").disposition()).isEqualTo(Disposition.DROPPED_BY_RULE);
	}

	@Test
	void aNodeWhosePortIsTakenLeavesThePodPending() {
		Compiled lab = lab(Profile.K3S, web("", "")
				+ """
						apiVersion: v1
						kind: Pod
						metadata: {name: own, namespace: shop}
						spec: {nodeName: node-a, containers: [{name: c, image: nginx, ports: [{containerPort: 80, hostPort: 80}]}]}
						""");
		assertThat(serviceLb(lab)).filteredOn((pod) -> pod.node() == null).hasSize(1);
		assertThat(addresses(lab)).containsExactly("172.18.0.3", "172.18.0.4");
		assertThat(codes(lab)).contains("UNSCHEDULABLE").doesNotContain("LOAD_BALANCER_PENDING");
	}

	@Test
	void withPolicyLocalThePodForwardsToItsNodesNodePort() {
		Compiled lab = lab(Profile.K3S, web("", ", externalTrafficPolicy: Local"));
		assertThat(addresses(lab)).as("where the endpoint is").containsExactly("172.18.0.3");
		int nodePort = service(lab).ports().getFirst().nodePort();
		Pod there = serviceLb(lab).stream().filter((pod) -> "node-b".equals(pod.node())).findFirst().orElseThrow();
		assertThat(IptablesSave.print(lab.dataplane().forwardingPod(there.key()).orElseThrow().rules()))
			.contains("--dport 80 -j DNAT --to-destination 172.18.0.3:" + nodePort);
	}

	@Test
	void nodesCanBeChosenForServiceLb() {
		Compiled lab = lab(Profile.K3S, web("", "") + """
				apiVersion: v1
				kind: Node
				metadata: {name: one, labels: {svccontroller.k3s.cattle.io/enablelb: "true"}}
				status: {addresses: [{type: InternalIP, address: 192.168.7.1}]}
				---
				apiVersion: v1
				kind: Node
				metadata: {name: node-b}
				status: {addresses: [{type: InternalIP, address: 192.168.7.2}]}
				""");
		assertThat(serviceLb(lab)).extracting(Pod::node).containsExactly("one");
	}

}

package io.packetwalk.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.Problem;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.IptablesSave;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.Causes;
import io.packetwalk.walk.PacketWalker;
import io.packetwalk.walk.TraceListener;

import static org.assertj.core.api.Assertions.assertThat;

/** How packets from outside get to a node, and on to a pod. */
class WayInTests {

	private static final String WEB = """
			apiVersion: v1
			kind: Pod
			metadata: {name: web, namespace: shop, labels: {app: web}}
			spec: {nodeName: node-b, containers: [{name: c, image: nginx, ports: [{containerPort: 8080}]}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop%s}
			spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: 8080}]%s}
			---
			""";

	private static final String POOL = """
			apiVersion: metallb.io/v1beta1
			kind: IPAddressPool
			metadata: {name: lan, namespace: metallb-system}
			spec: {addresses: [172.18.0.240-172.18.0.241, 172.18.1.0/30]}
			---
			""";

	private static final String LAYER2 = """
			apiVersion: metallb.io/v1beta1
			kind: L2Advertisement
			metadata: {name: lan, namespace: metallb-system}
			---
			""";

	private static final String INGRESS = """
			apiVersion: networking.k8s.io/v1
			kind: Ingress
			metadata: {name: web, namespace: shop}
			spec:
			  rules: [{host: shop.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]
			---
			""";

	private static Compiled lab(Profile profile, String yaml) {
		return Compiled.of(List.of(new ManifestFile("lab.yaml", yaml.getBytes(StandardCharsets.UTF_8))),
				new LabSettings(profile, 3, null, null, null, null, null, "auto", 42), Limits.DEFAULT);
	}

	private static String web(String metadata, String spec) {
		return WEB.formatted(metadata, spec);
	}

	private static Trace walk(Compiled lab, String from, String to) {
		return walk(lab, from, to, null);
	}

	private static Trace walk(Compiled lab, String from, String to, String via) {
		TraceRequest request = new TraceRequest(from, to, "GET", Map.of(), via, null, 42, 1, null);
		return PacketWalker.walk(lab.dataplane(), request, Causes.NONE, TraceListener.SILENT);
	}

	private static Service service(Compiled lab) {
		return lab.dataplane().cluster().service("shop", "web").orElseThrow();
	}

	private static List<String> addresses(Compiled lab) {
		return service(lab).loadBalancer().stream().map((entry) -> String.valueOf(entry.ip())).toList();
	}

	private static Step delivered(Trace trace) {
		return trace.steps()
			.filter((step) -> step.type() == StepType.DELIVER && step.title().equals("Delivered"))
			.findFirst()
			.orElseThrow(() -> new AssertionError(titles(trace)));
	}

	private static Packet atServer(Trace trace) {
		return Objects.requireNonNull(delivered(trace).packet()).after();
	}

	private static String titles(Trace trace) {
		return trace.steps().map((step) -> step.stop() + " " + step.title()).toList() + " " + trace.disposition();
	}

	private static List<String> codes(Compiled lab) {
		return lab.problems().stream().map(Problem::code).toList();
	}

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

	@Test
	void metalLbGivesTheFirstFreeAddressOfAPool() {
		Compiled lab = lab(Profile.KUBEADM, POOL + LAYER2 + web("", ""));
		assertThat(addresses(lab)).containsExactly("172.18.0.240");
		assertThat(codes(lab)).doesNotContain("LOAD_BALANCER_PENDING");
	}

	@Test
	void anAnnotationOrTheSpecNamesTheAddress() {
		String annotated = web(", annotations: {metallb.io/loadBalancerIPs: 172.18.1.2}", "");
		assertThat(addresses(lab(Profile.KUBEADM, POOL + LAYER2 + annotated))).containsExactly("172.18.1.2");
		assertThat(addresses(lab(Profile.KUBEADM, POOL + LAYER2 + web("", ", loadBalancerIP: 172.18.0.241"))))
			.containsExactly("172.18.0.241");
		Compiled wrong = lab(Profile.KUBEADM, POOL + LAYER2 + web("", ", loadBalancerIP: 10.0.0.1"));
		assertThat(addresses(wrong)).isEmpty();
		assertThat(wrong.problems()).anySatisfy((problem) -> {
			assertThat(problem.code()).isEqualTo("LOAD_BALANCER_PENDING");
			assertThat(problem.message()).contains("10.0.0.1", "no IPAddressPool holds it");
		});
	}

	@Test
	void aPoolThatDoesNotAssignByItselfWaitsToBeNamed() {
		String reserved = POOL.replace("spec: {", "spec: {autoAssign: false, ");
		assertThat(addresses(lab(Profile.KUBEADM, reserved + LAYER2 + web("", "")))).isEmpty();
		assertThat(addresses(
				lab(Profile.KUBEADM, reserved + LAYER2 + web(", annotations: {metallb.io/address-pool: lan}", ""))))
			.containsExactly("172.18.0.240");
	}

	@Test
	void whereMetalLbIsInstalledServiceLbIsNot() {
		Compiled lab = lab(Profile.K3S, POOL + LAYER2 + web("", ""));
		assertThat(serviceLb(lab)).isEmpty();
		assertThat(addresses(lab)).containsExactly("172.18.0.240");
	}

	@Test
	void oneNodeAnswersArpAndNoBalancerIsOnTheWay() {
		Compiled lab = lab(Profile.KUBEADM, POOL + LAYER2 + web("", ""));
		Trace trace = walk(lab, "external", "tcp://172.18.0.240:80");
		assertThat(trace.disposition()).as(titles(trace)).isEqualTo(Disposition.DELIVERED);
		LoadBalancerIngress.Layer2 layer2 = Objects.requireNonNull(service(lab).loadBalancer().getFirst().layer2());
		Step arp = trace.steps().filter((step) -> step.title().startsWith("ARP: ")).findFirst().orElseThrow();
		assertThat(arp.title()).isEqualTo("ARP: " + layer2.node() + " has 172.18.0.240");
		assertThat(Objects.requireNonNull(arp.packet()).after().dstMac()).isEqualTo(lab.dataplane()
			.node(Objects.requireNonNull(layer2.node()))
			.orElseThrow()
			.namespace()
			.link("eth0")
			.orElseThrow()
			.mac());
		assertThat(trace.legs().getFirst().hops()).noneMatch((hop) -> hop.place().kind() == Place.Kind.LOAD_BALANCER);
	}

	@Test
	void withPolicyLocalTheNodeWithTheEndpointAnnouncesAndTheClientIsSeen() {
		Compiled lab = lab(Profile.KUBEADM, POOL + LAYER2 + web("", ", externalTrafficPolicy: Local"));
		Trace trace = walk(lab, "external", "tcp://172.18.0.240:80");
		assertThat(trace.steps().map(Step::title)).contains("ARP: node-b has 172.18.0.240");
		assertThat(atServer(trace).src()).hasToString("198.51.100.7");
	}

	@Test
	void anAddressNobodyAnnouncesIsAnsweredByNobody() {
		Compiled lab = lab(Profile.KUBEADM, POOL + web("", ""));
		assertThat(codes(lab)).contains("METALLB_NOT_ANNOUNCED");
		assertThat(walk(lab, "external", "tcp://172.18.0.240:80").disposition())
			.isEqualTo(Disposition.NEIGHBOUR_UNREACHABLE);
	}

	private static final String PROXIED = "status: {loadBalancer: {ingress: [{ip: 203.0.113.5, ipMode: Proxy}]}}\n---\n";

	private static Compiled proxied() {
		return lab(Profile.KUBEADM, web("", "").replaceFirst("---\n$", "") + PROXIED);
	}

	@Test
	void aProxyingBalancerOpensAConnectionOfItsOwn() {
		Trace trace = walk(proxied(), "external", "tcp://203.0.113.5:80", "node-b");
		assertThat(trace.disposition()).as(titles(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(trace.legs()).hasSize(2);
		Step connects = trace.steps()
			.filter((step) -> step.title().equals("The load balancer connects to node-b"))
			.findFirst()
			.orElseThrow();
		Packet sent = Objects.requireNonNull(connects.packet()).after();
		assertThat(sent.src()).hasToString("203.0.113.5");
		assertThat(sent.dst()).hasToString("172.18.0.3");
		assertThat(sent.dport()).isBetween(30_000, 32_767);
		assertThat(atServer(trace).src()).as("never the client").isNotEqualTo(firstSource(trace));
	}

	private static Object firstSource(Trace trace) {
		return Objects.requireNonNull(trace.steps().findFirst().orElseThrow().packet()).after().src();
	}

	@Test
	void aPodThatDialsAProxyingBalancerLeavesTheCluster() {
		Trace trace = walk(proxied(), "pod/shop/web", "tcp://203.0.113.5:80");
		assertThat(trace.disposition()).as(titles(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(trace.steps().map(Step::title)).contains("Reaches the load balancer");
	}

	@Test
	void aProxyingBalancerListensOnItsServicesPortsOnly() {
		assertThat(walk(proxied(), "external", "tcp://203.0.113.5:81").disposition())
			.isEqualTo(Disposition.CONNECTION_REFUSED);
	}

	private static final String DAEMON = """
			apiVersion: apps/v1
			kind: DaemonSet
			metadata: {name: nginx-ingress, namespace: ingress}
			spec:
			  selector: {matchLabels: {app: controller}}
			  template:
			    metadata: {labels: {app: controller}}
			    spec:
			      %s
			      containers:
			      - name: c
			        image: registry.k8s.io/ingress-nginx/controller:v1.15.1
			        args: [/nginx-ingress-controller, --watch-ingress-without-class=true]
			        ports: [{containerPort: 80%s}]
			---
			apiVersion: networking.k8s.io/v1
			kind: IngressClass
			metadata: {name: nginx}
			spec: {controller: k8s.io/ingress-nginx}
			---
			""";

	@Test
	void aControllerOnEveryNodeIsReachedByItsHostPortAndSeesTheClient() {
		Compiled lab = lab(Profile.KUBEADM, web("", "") + INGRESS + DAEMON.formatted("", ", hostPort: 80"));
		Trace trace = walk(lab, "external", "http://shop.example.com/", "node-c");
		assertThat(trace.disposition()).as(titles(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(trace.steps().findFirst().orElseThrow().assumed()).contains("node-c", "hostPort");
		Step routed = trace.steps().filter((step) -> step.type() == StepType.HTTP_ROUTE).findFirst().orElseThrow();
		assertThat(routed.says().operator()).contains("sees the client as 198.51.100.7", "X-Forwarded-For.");
	}

	@Test
	void aControllerInTheNodesNetworkIsReachedThere() {
		Compiled lab = lab(Profile.KUBEADM, web("", "") + INGRESS + DAEMON.formatted("hostNetwork: true", ""));
		Trace trace = walk(lab, "external", "http://shop.example.com/");
		assertThat(trace.disposition()).as(titles(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(trace.steps().findFirst().orElseThrow().assumed()).contains("hostNetwork");
	}

	@Test
	void behindANodePortTheControllerSeesANode() {
		Compiled lab = lab(Profile.KUBEADM, web("", "") + INGRESS);
		Trace trace = walk(lab, "external", "http://shop.example.com/");
		Step routed = trace.steps().filter((step) -> step.type() == StepType.HTTP_ROUTE).findFirst().orElseThrow();
		assertThat(routed.says().operator()).contains("X-Forwarded-For; the client's own address was replaced");
	}

}

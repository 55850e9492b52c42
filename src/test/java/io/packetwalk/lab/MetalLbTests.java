package io.packetwalk.lab;

import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Profile;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Place;
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

/** Addresses MetalLB gives to Services, and who answers for them. */
class MetalLbTests {

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
		assertThat(lab.dataplane().cluster().pods()).noneMatch((pod) -> pod.name().startsWith("svclb-"));
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

}

package io.packetwalk.walk;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/** Ports of a node that belong to a pod. */
class HostPortWalkTests {

	private static TestCluster lab() {
		return TestCluster.lab()
			.pod("edge", "node-a", "10.244.1.9", false, List.of(new ContainerPort("http", 8080, Protocol.TCP, 80)));
	}

	@ParameterizedTest
	@EnumSource(ProxyMode.class)
	void aClientOutsideReachesThePodAndIsSeenThere(ProxyMode mode) {
		Trace trace = Walked.walk(lab().mode(mode), "external", "tcp://192.168.0.2:80");
		assertThat(trace.disposition()).as(TestNotation.of(trace)).isEqualTo(Disposition.DELIVERED);
		Packet server = Walked.atServer(trace);
		assertThat(server.dst()).hasToString("10.244.1.9");
		assertThat(server.dport()).isEqualTo(8080);
		assertThat(server.src()).as("the client").isEqualTo(firstPacket(trace).src());
		assertThat(Walked.atClient(trace).src()).hasToString("192.168.0.2");
		assertThat(Walked.atClient(trace).sport()).isEqualTo(80);
	}

	@ParameterizedTest
	@EnumSource(CniPlugin.class)
	void everyPluginMapsThePort(CniPlugin plugin) {
		Trace trace = Walked.walk(lab().network(plugin), "external", "tcp://192.168.0.2:80");
		assertThat(trace.disposition()).as(TestNotation.of(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(Walked.atServer(trace).src()).isEqualTo(firstPacket(trace).src());
	}

	@Test
	void thePortIsCaughtByThePodsOwnChain() {
		Trace trace = Walked.walk(lab(), "external", "tcp://192.168.0.2:80");
		List<Step> trap = Walked.steps(trace, StepType.RULES, Direction.FORWARD)
			.stream()
			.filter((step) -> step.title().equals("The hostPort rule catches it"))
			.toList();
		assertThat(trap).hasSize(1);
		assertThat(trap.getFirst().rules().getLast().verdict()).startsWith("CNI-DN-");
		assertThat(Walked.chains(trace)).contains("CNI-HOSTPORT-DNAT").doesNotContain("CNI-HOSTPORT-SETMARK");
	}

	@Test
	void aPodOfTheSameNodeIsMasqueradedSoThatTheAnswerComesBackThisWay() {
		Trace trace = Walked.walk(lab(), "pod/default/a1", "tcp://192.168.0.2:80");
		assertThat(trace.disposition()).as(TestNotation.of(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(Walked.atServer(trace).src()).as("cni0").hasToString("10.244.1.1");
		assertThat(Walked.chains(trace)).contains("CNI-HOSTPORT-SETMARK", "CNI-HOSTPORT-MASQ");
	}

	@Test
	void thePodReachesItselfByItsNodesPort() {
		Trace trace = Walked.walk(lab(), "pod/default/edge", "tcp://192.168.0.2:80");
		assertThat(trace.disposition()).as(TestNotation.of(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(Walked.atServer(trace).dst()).hasToString("10.244.1.9");
		assertThat(Walked.atServer(trace).src()).hasToString("10.244.1.1");
	}

	@Test
	void theNodeReachesItOnLoopback() {
		Trace trace = Walked.walk(lab(), "node/node-a", "tcp://127.0.0.1:80");
		assertThat(trace.disposition()).as(TestNotation.of(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(Walked.atServer(trace).src()).hasToString("10.244.1.1");
		assertThat(Walked.atClient(trace).src()).hasToString("127.0.0.1");
	}

	@Test
	void aPodOfAnotherNodeReachesIt() {
		Trace trace = Walked.walk(lab(), "pod/default/b1", "tcp://192.168.0.2:80");
		assertThat(trace.disposition()).as(TestNotation.of(trace)).isEqualTo(Disposition.DELIVERED);
		assertThat(Walked.atServer(trace).dst()).hasToString("10.244.1.9");
	}

	@Test
	void otherNodesDoNotHaveThePort() {
		Trace trace = Walked.walk(lab(), "external", "tcp://192.168.0.3:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.CONNECTION_REFUSED);
	}

	@Test
	void anAddressOfTheNodeCanHaveThePortAlone() {
		TestCluster lab = TestCluster.lab()
			.pod("edge", "node-a", "10.244.1.9", false,
					List.of(new ContainerPort("http", 8080, Protocol.TCP, 80, IpAddress.of("127.0.0.1"))));
		assertThat(Walked.walk(lab, "external", "tcp://192.168.0.2:80").disposition())
			.isEqualTo(Disposition.CONNECTION_REFUSED);
		assertThat(Walked.walk(lab, "node/node-a", "tcp://127.0.0.1:80").disposition())
			.isEqualTo(Disposition.DELIVERED);
	}

	@Test
	void aNodePortOfTheSameNumberIsAskedFirst() {
		TestCluster lab = lab().service("web", "NodePort", "10.96.0.20", 80, false, List.of(), "b1");
		assertThat(Walked.atServer(Walked.walk(lab, "external", "tcp://192.168.0.2:80")).dst())
			.hasToString("10.244.2.2");
	}

	private static Packet firstPacket(Trace trace) {
		return Walked.steps(trace, StepType.SEND, Direction.FORWARD).getFirst().packet().after();
	}

}

package io.packetwalk.walk;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.PodNetworkConfiguration.Backend;
import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

import static io.packetwalk.walk.Walked.atClient;
import static io.packetwalk.walk.Walked.atServer;
import static io.packetwalk.walk.Walked.steps;
import static io.packetwalk.walk.Walked.walk;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 7.4 of the kube-proxy fact sheet: nodes without a bridge route every packet.
 */
class RoutedPodsWalkTests {

	private static TestCluster calico(Backend backend) {
		return TestCluster.lab()
			.network(CniPlugin.CALICO, PodNetworkConfiguration.defaults(CniPlugin.CALICO).with(backend, false));
	}

	@ParameterizedTest
	@EnumSource(value = CniPlugin.class, names = { "CALICO", "KINDNET" })
	void podsOfOneNodeAreRouted(CniPlugin plugin) {
		Trace trace = walk(TestCluster.lab().network(plugin).service("web", "10.96.0.20", "a2"), "pod/default/a1",
				"tcp://10.96.0.20:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		Packet server = atServer(trace);
		assertThat(server.src()).hasToString("10.244.1.2");
		assertThat(server.ttl()).as("routed, not bridged").isEqualTo(63);
		assertThat(atClient(trace).ttl()).isEqualTo(63);
		assertThat(atClient(trace).src()).hasToString("10.96.0.20");
	}

	@Test
	void calicoPodsLeaveByAnAddressTheCableAnswersFor() {
		Trace trace = walk(calico(Backend.BGP), "pod/default/a1", "tcp://10.244.1.3:8080");
		assertThat(steps(trace, StepType.ROUTE, Direction.FORWARD).getFirst().route().via()).isEqualTo("169.254.1.1");
		assertThat(steps(trace, StepType.NEIGHBOUR, Direction.FORWARD).getFirst().packet().after().dstMac())
			.hasToString("ee:ee:ee:ee:ee:ee");
	}

	@Test
	void withoutEncapsulationPodAddressesAreOnTheWire() {
		Trace trace = walk(calico(Backend.BGP).service("web", "10.96.0.21", "b1"), "pod/default/a1",
				"tcp://10.96.0.21:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(steps(trace, StepType.ENCAPSULATE, Direction.FORWARD)).isEmpty();
		assertThat(atServer(trace).ttl()).isEqualTo(62);
	}

	@Test
	void anAddressOfTheNodesOwnBlockThatNoPodHasIsDiscarded() {
		Trace trace = walk(calico(Backend.BGP), "pod/default/a1", "tcp://10.244.1.60:8080");
		assertThat(trace.disposition()).isEqualTo(Disposition.NO_ROUTE);
		assertThat(steps(trace, StepType.DROP, Direction.FORWARD)).singleElement()
			.satisfies((step) -> assertThat(step.route().text()).startsWith("blackhole 10.244.1."));
	}

	@Test
	void ipInIpAddsAHeaderOfProtocol4() {
		Trace trace = walk(calico(Backend.IPIP).service("web", "10.96.0.21", "b1"), "pod/default/a1",
				"tcp://10.96.0.21:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(steps(trace, StepType.ENCAPSULATE, Direction.FORWARD)).singleElement()
			.satisfies((step) -> assertThat(step.packet().after().outer().kind()).isEqualTo("IPIP"));
		assertThat(atServer(trace).ttl()).isEqualTo(62);
		assertThat(atClient(trace).src()).hasToString("10.96.0.21");
	}

	@Test
	void calicosVxlanUsesItsOwnPort() {
		Trace trace = walk(calico(Backend.VXLAN).service("web", "10.96.0.21", "b1"), "pod/default/a1",
				"tcp://10.96.0.21:80");
		assertThat(steps(trace, StepType.ENCAPSULATE, Direction.FORWARD)).singleElement()
			.satisfies((step) -> assertThat(step.packet().after().outer().dport()).isEqualTo(4789));
	}

	@Test
	void aPodReachesItselfAsTheNode() {
		Trace trace = walk(calico(Backend.BGP).service("self", "10.96.0.22", "a1"), "pod/default/a1",
				"tcp://10.96.0.22:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(atServer(trace).src()).hasToString("192.168.0.2");
	}

	@Test
	void aNodeProcessIsMasqueradedToTheNodesAddress() {
		Trace trace = walk(calico(Backend.BGP).service("far", "10.96.0.21", "b1"), "node/node-a",
				"tcp://10.96.0.21:80");
		assertThat(atServer(trace).src()).hasToString("192.168.0.2");
	}

	@Test
	void anExternalClientReachesANodePortOfKindnet() {
		TestCluster lab = TestCluster.lab()
			.network(CniPlugin.KINDNET)
			.service("np", "NodePort", "10.96.0.23", 30021, false, List.of(), "b1");
		Trace trace = walk(lab, "external/203.0.113.2", "tcp://192.168.0.2:30021");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(atServer(trace).src()).hasToString("192.168.0.2");
		assertThat(atServer(trace).ttl()).isEqualTo(61);
	}

	@Test
	void withoutBridgeNetfilterAServiceOnTheSameNodeFails() {
		PodNetworkConfiguration flannel = PodNetworkConfiguration.defaults(CniPlugin.FLANNEL);
		TestCluster lab = TestCluster.lab()
			.network(CniPlugin.FLANNEL,
					new PodNetworkConfiguration(flannel.backend(), false, flannel.vni(), flannel.port(), 0, true, true,
							26, List.of("node-a")))
			.service("near", "10.96.0.20", "a2")
			.service("far", "10.96.0.21", "b1");
		Trace near = walk(lab, "pod/default/a1", "tcp://10.96.0.20:80");
		assertThat(near.success()).isFalse();
		assertThat(steps(near, StepType.DROP, Direction.REVERSE)).singleElement()
			.satisfies((step) -> assertThat(step.title()).isEqualTo("Not the answer it waits for"));
		assertThat(walk(lab, "pod/default/a1", "tcp://10.96.0.21:80").success()).isTrue();
	}

}

package io.packetwalk.walk;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every table of the kube-proxy fact sheet's section 7 that concerns iptables mode and
 * Flannel.
 */
class WalkTests {

	private static Trace walk(TestCluster lab, String from, String to) {
		Dataplane plane = lab.dataplane();
		return PacketWalker.walk(plane, TraceRequest.of(from, to), Causes.NONE, TraceListener.SILENT);
	}

	private static Packet atServer(Trace trace) {
		return trace.steps()
			.filter((step) -> step.type() == StepType.DELIVER)
			.findFirst()
			.map((step) -> step.packet().after())
			.orElseThrow(() -> new AssertionError(TestNotation.of(trace)));
	}

	private static Packet atClient(Trace trace) {
		return trace.steps().reduce((first, second) -> second).orElseThrow().packet().after();
	}

	private static List<Step> of(Trace trace, StepType type, Direction direction) {
		return trace.legs()
			.stream()
			.flatMap((leg) -> leg.hops().stream())
			.filter((hop) -> hop.direction() == direction)
			.flatMap((hop) -> hop.steps().stream())
			.filter((step) -> step.type() == type)
			.toList();
	}

	@Test
	void aPodReachesAServiceWhoseEndpointIsOnTheSameNodeOverTheBridge() {
		Trace trace = walk(TestCluster.lab().service("web", "10.96.0.20", "a2"), "pod/default/a1",
				"tcp://10.96.0.20:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		Packet server = atServer(trace);
		assertThat(server.dst()).hasToString("10.244.1.3");
		assertThat(server.dport()).isEqualTo(8080);
		assertThat(server.src()).hasToString("10.244.1.2");
		assertThat(server.ttl()).as("bridged, not routed").isEqualTo(64);
		assertThat(server.srcMac()).as("the frame keeps the pod's source").hasToString("0a:58:0a:f4:01:02");
		Packet client = atClient(trace);
		assertThat(client.src()).hasToString("10.96.0.20");
		assertThat(client.sport()).isEqualTo(80);
		assertThat(client.ttl()).isEqualTo(64);
	}

	@Test
	void aPodReachesAServiceWhoseEndpointIsOnAnotherNodeThroughVxlan() {
		Trace trace = walk(TestCluster.lab().service("web", "10.96.0.21", "b1"), "pod/default/a1",
				"tcp://10.96.0.21:80");
		Packet server = atServer(trace);
		assertThat(server.dst()).hasToString("10.244.2.2");
		assertThat(server.src()).as("no SNAT").hasToString("10.244.1.2");
		assertThat(server.ttl()).isEqualTo(62);
		Step wrapped = of(trace, StepType.ENCAPSULATE, Direction.FORWARD).getFirst();
		assertThat(wrapped.packet().after().ttl()).isEqualTo(63);
		assertThat(wrapped.packet().after().outer().dport()).isEqualTo(8472);
		assertThat(wrapped.packet().after().outer().src()).hasToString("192.168.0.2");
		assertThat(wrapped.packet().after().outer().dst()).hasToString("192.168.0.3");
		Packet client = atClient(trace);
		assertThat(client.src()).hasToString("10.96.0.21");
		assertThat(client.ttl()).isEqualTo(62);
	}

	@Test
	void theReplyIsUndoneByConntrackAtPostroutingOfTheClientsNode() {
		Trace trace = walk(TestCluster.lab().service("web", "10.96.0.21", "b1"), "pod/default/a1",
				"tcp://10.96.0.21:80");
		List<Step> undone = of(trace, StepType.TRANSLATE, Direction.REVERSE);
		assertThat(undone).singleElement().satisfies((step) -> {
			assertThat(step.hook()).isEqualTo("POSTROUTING");
			assertThat(step.rules()).as("no chain is visited").isEmpty();
			assertThat(step.changes()).extracting((change) -> change.field()).containsExactly("src", "sport");
		});
	}

	@Test
	void aNodeProcessIsMasqueradedToTheOutgoingDevicesAddress() {
		TestCluster lab = TestCluster.lab().service("near", "10.96.0.20", "a2").service("far", "10.96.0.21", "b1");
		Packet near = atServer(walk(lab, "node/node-a", "tcp://10.96.0.20:80"));
		assertThat(near.src()).hasToString("10.244.1.1");
		assertThat(near.ttl()).isEqualTo(64);
		Packet far = atServer(walk(lab, "node/node-a", "tcp://10.96.0.21:80"));
		assertThat(far.src()).hasToString("10.244.1.0");
		Packet client = atClient(walk(lab, "node/node-a", "tcp://10.96.0.21:80"));
		assertThat(client.src()).hasToString("10.96.0.21");
		assertThat(client.dst()).hasToString("192.168.0.2");
	}

	@Test
	void aPodReachesItselfThroughItsServiceAsTheBridgesAddress() {
		Trace trace = walk(TestCluster.lab().service("self", "10.96.0.22", "a1"), "pod/default/a1",
				"tcp://10.96.0.22:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		Packet server = atServer(trace);
		assertThat(server.src()).hasToString("10.244.1.1");
		assertThat(server.ttl()).isEqualTo(64);
		assertThat(atClient(trace).src()).hasToString("10.96.0.22");
	}

	@Test
	void anExternalClientIsMasqueradedAtANodePortWithClusterPolicy() {
		TestCluster lab = TestCluster.lab().service("np", "NodePort", "10.96.0.23", 30021, false, List.of(), "b1");
		Trace trace = walk(lab, "external/203.0.113.2", "tcp://192.168.0.2:30021");
		Packet server = atServer(trace);
		assertThat(server.src()).as("flannel.1 of node-a").hasToString("10.244.1.0");
		assertThat(server.ttl()).isEqualTo(61);
		Packet client = atClient(trace);
		assertThat(client.src()).hasToString("192.168.0.2");
		assertThat(client.sport()).isEqualTo(30021);
		assertThat(client.ttl()).isEqualTo(61);
	}

	@Test
	void anExternalClientIsKeptAtANodePortWithLocalPolicy() {
		TestCluster lab = TestCluster.lab().service("np", "NodePort", "10.96.0.23", 30021, true, List.of(), "a2");
		Trace trace = walk(lab, "external/203.0.113.2", "tcp://192.168.0.2:30021");
		Packet server = atServer(trace);
		assertThat(server.src()).hasToString("203.0.113.2");
		assertThat(server.ttl()).isEqualTo(62);
		assertThat(atClient(trace).ttl()).isEqualTo(62);
	}

	@Test
	void aNodeWithoutALocalEndpointDropsInSilence() {
		TestCluster lab = TestCluster.lab().service("np", "NodePort", "10.96.0.23", 30021, true, List.of(), "b1");
		Trace trace = walk(lab, "external/203.0.113.2", "tcp://192.168.0.2:30021");
		assertThat(trace.disposition()).isEqualTo(Disposition.DROPPED_NO_LOCAL_ENDPOINTS);
		assertThat(trace.legs())
			.allSatisfy((leg) -> assertThat(leg.hops()).noneMatch((hop) -> hop.direction() == Direction.REVERSE));
	}

	@Test
	void aServiceWithoutEndpointsIsRefusedAtOnceByTheClientsNode() {
		Trace trace = walk(TestCluster.lab().service("none", "10.96.0.24"), "pod/default/a1", "tcp://10.96.0.24:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.REJECTED_NO_ENDPOINTS);
		Packet told = atClient(trace);
		assertThat(told.src()).hasToString("10.244.1.1");
		assertThat(told.flags()).isEqualTo("port-unreachable");
		assertThat(told.dst()).hasToString("10.244.1.2");
	}

	@Test
	void aNodeItselfIsRefusedToo() {
		Trace trace = walk(TestCluster.lab().service("none", "10.96.0.24"), "node/node-a", "tcp://10.96.0.24:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.REJECTED_NO_ENDPOINTS);
	}

	@Test
	void aLoadBalancerAddressDialledFromAPodNeverLeavesTheNode() {
		TestCluster lab = TestCluster.lab()
			.service("lb", "LoadBalancer", "10.96.0.25", 30022, false, List.of("203.0.113.50"), "a2");
		Trace trace = walk(lab, "pod/default/a1", "tcp://203.0.113.50:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(trace.legs()).flatExtracting(Leg::hops)
			.extracting((hop) -> hop.place().kind())
			.doesNotContain(Place.Kind.LOAD_BALANCER, Place.Kind.WIRE);
	}

	@Test
	void anExternalClientReachesALoadBalancerThroughOneNode() {
		TestCluster lab = TestCluster.lab()
			.service("lb", "LoadBalancer", "10.96.0.25", 30022, false, List.of("203.0.113.50"), "a2", "b1");
		Trace trace = walk(lab, "external", "tcp://203.0.113.50:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(atClient(trace).src()).hasToString("203.0.113.50");
		assertThat(trace.legs()).flatExtracting(Leg::hops)
			.extracting((hop) -> hop.place().kind())
			.contains(Place.Kind.LOAD_BALANCER);
	}

	@Test
	void aPortNobodyListensOnIsRefusedByThePod() {
		Trace trace = walk(TestCluster.lab(), "pod/default/a1", "tcp://10.244.2.2:9999");
		assertThat(trace.disposition()).isEqualTo(Disposition.CONNECTION_REFUSED);
		assertThat(atClient(trace).flags()).isEqualTo("RST,ACK");
	}

	@Test
	void anUnallocatedClusterIpLeavesByTheDefaultGatewayAndIsLost() {
		Trace trace = walk(TestCluster.lab(), "pod/default/a1", "tcp://10.96.0.99:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.NO_ROUTE);
		assertThat(trace.success()).isFalse();
	}

	@Test
	void aPodReachesItselfAtItsLoopback() {
		Trace open = walk(TestCluster.lab(), "pod/default/a1", "http://127.0.0.1:8080/");
		assertThat(open.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(atServer(open).src()).hasToString("127.0.0.1");
		assertThat(atClient(open).dst()).hasToString("127.0.0.1");
		assertThat(walk(TestCluster.lab(), "pod/default/a1", "tcp://localhost:81").disposition())
			.isEqualTo(Disposition.CONNECTION_REFUSED);
	}

	@Test
	void aClientOutsideKnowsPublicNamesToo() {
		Trace trace = walk(TestCluster.lab(), "external", "https://example.com/");
		assertThat(trace.disposition()).isEqualTo(Disposition.EXITS_CLUSTER);
		assertThat(walk(TestCluster.lab(), "external", "https://web.default.svc.cluster.local/").disposition())
			.isEqualTo(Disposition.NXDOMAIN);
	}

	@Test
	void aPodThatIsGoneIsUnreachable() {
		Trace trace = walk(TestCluster.lab(), "pod/default/a1", "tcp://10.244.1.77:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.NEIGHBOUR_UNREACHABLE);
	}

	@Test
	void aPinnedEndpointIsTaken() {
		Dataplane plane = TestCluster.lab().service("web", "10.96.0.20", "a1", "a2", "b1").dataplane();
		for (String pick : List.of("10.244.1.2:8080", "10.244.1.3:8080", "10.244.2.2:8080")) {
			TraceRequest request = new TraceRequest("pod/default/a2", "tcp://10.96.0.20:80", "GET", java.util.Map.of(),
					null, null, 42, 1, pick);
			Packet server = atServer(PacketWalker.walk(plane, request, Causes.NONE, TraceListener.SILENT));
			assertThat(server.dst().withPort(server.dport())).isEqualTo(pick);
		}
	}

	@Test
	void manyConnectionsSpreadOverEveryEndpoint() {
		Dataplane plane = TestCluster.lab().service("web", "10.96.0.20", "a1", "a2", "b1").dataplane();
		TraceRequest request = new TraceRequest("pod/default/a2", "tcp://10.96.0.20:80", "GET", java.util.Map.of(),
				null, null, 7, 600, null);
		Trace trace = PacketWalker.walk(plane, request, Causes.NONE, TraceListener.SILENT);
		assertThat(trace.distribution()).hasSize(3)
			.allSatisfy((endpoint, count) -> assertThat(count).isBetween(140, 260));
	}

	@Test
	void thePacketLeavesAStepAsItEntersTheNext() {
		TestCluster lab = TestCluster.lab()
			.service("web", "10.96.0.21", "b1")
			.service("np", "NodePort", "10.96.0.23", 30021, false, List.of(), "b1");
		for (Trace trace : List.of(walk(lab, "pod/default/a1", "tcp://10.96.0.21:80"),
				walk(lab, "external", "tcp://192.168.0.2:30021"), walk(lab, "node/node-b", "tcp://10.96.0.21:80"))) {
			assertContinuous(trace);
		}
	}

	private static void assertContinuous(Trace trace) {
		for (Leg leg : trace.legs()) {
			for (Direction direction : Direction.values()) {
				List<Step> steps = leg.hops()
					.stream()
					.filter((hop) -> hop.direction() == direction)
					.map(Hop::steps)
					.flatMap(List::stream)
					.filter((step) -> step.packet() != null)
					.toList();
				for (int i = 1; i < steps.size(); i++) {
					assertThat(steps.get(i).packet().before())
						.as(leg.id() + " " + direction + " step " + steps.get(i).n())
						.isEqualTo(steps.get(i - 1).packet().after());
				}
			}
		}
	}

}

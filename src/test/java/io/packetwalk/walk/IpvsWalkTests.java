package io.packetwalk.walk;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

import static io.packetwalk.walk.Walked.atClient;
import static io.packetwalk.walk.Walked.atServer;
import static io.packetwalk.walk.Walked.walk;
import static org.assertj.core.api.Assertions.assertThat;

/** Section 4.5 of the kube-proxy fact sheet: the way of a packet in IPVS mode. */
class IpvsWalkTests {

	private static TestCluster lab() {
		return TestCluster.lab().mode(ProxyMode.IPVS);
	}

	@Test
	void theNodeOwnsTheAddressAndTheKernelBalancesItInInput() {
		Trace trace = walk(lab().service("web", "10.96.0.20", "b1"), "pod/default/a1", "tcp://10.96.0.20:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(trace.steps()).extracting(Step::title)
			.containsSubsequence("The node owns it: kube-ipvs0", "IPVS sends it to a pod", "Routed to flannel.1");
		assertThat(trace.legs().getFirst().hops())
			.filteredOn((hop) -> "node-a".equals(hop.place().node()) && hop.direction() == Direction.FORWARD)
			.flatExtracting(Hop::steps)
			.extracting(Step::hook)
			.contains("INPUT", "OUTPUT", "POSTROUTING")
			.doesNotContain("FORWARD");
		Packet server = atServer(trace);
		assertThat(server.src()).as("a pod's own address").hasToString("10.244.1.2");
		assertThat(server.dst()).hasToString("10.244.2.2");
		assertThat(atClient(trace).src()).hasToString("10.96.0.20");
	}

	@Test
	void roundRobinReallyGoesRound() {
		Trace trace = walk(lab().service("web", "10.96.0.20", "a1", "a2", "b1"), "pod/default/a2",
				"tcp://10.96.0.20:80", 9);
		assertThat(trace.distribution()).hasSize(3).allSatisfy((endpoint, count) -> assertThat(count).isEqualTo(3));
	}

	@Test
	void aServiceWithoutEndpointsIsRefused() {
		Trace trace = walk(lab().service("none", "10.96.0.24"), "pod/default/a1", "tcp://10.96.0.24:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.REJECTED_NO_ENDPOINTS);
	}

	@Test
	void aPingToAClusterIpIsRefusedByTheAccessFilter() {
		Trace trace = walk(lab().service("web", "10.96.0.20", "a2"), "pod/default/a1", "icmp://10.96.0.20");
		assertThat(trace.disposition()).isEqualTo(Disposition.REJECTED_BY_RULE);
		assertThat(Walked.chains(trace)).contains("KUBE-IPVS-FILTER");
	}

	@Test
	void aNodeProcessIsBalancedInOutputAndMasqueraded() {
		Trace trace = walk(lab().service("far", "10.96.0.21", "b1"), "node/node-a", "tcp://10.96.0.21:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(atServer(trace).src()).hasToString("10.244.1.0");
		assertThat(atClient(trace).src()).hasToString("10.96.0.21");
	}

	@Test
	void aPodReachesItselfAsTheBridgesAddress() {
		Trace trace = walk(lab().service("self", "10.96.0.22", "a1"), "pod/default/a1", "tcp://10.96.0.22:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(atServer(trace).src()).hasToString("10.244.1.1");
	}

	@Test
	void aNodePortIsAVirtualServerOnTheNodesAddress() {
		TestCluster lab = lab().service("np", "NodePort", "10.96.0.23", 30021, false, List.of(), "b1");
		Trace trace = walk(lab, "external/203.0.113.2", "tcp://192.168.0.2:30021");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(atServer(trace).src()).hasToString("10.244.1.0");
		assertThat(atClient(trace).src()).hasToString("192.168.0.2");
	}

	@Test
	void localPolicyWithoutALocalEndpointFallsBackToAll() {
		TestCluster lab = lab().service("np", "NodePort", "10.96.0.23", 30021, true, List.of(), "b1");
		assertThat(walk(lab, "external/203.0.113.2", "tcp://192.168.0.2:30021").disposition())
			.isEqualTo(Disposition.DELIVERED);
	}

}

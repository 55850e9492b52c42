package io.packetwalk.walk;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

import static io.packetwalk.walk.Walked.atClient;
import static io.packetwalk.walk.Walked.atServer;
import static io.packetwalk.walk.Walked.chains;
import static io.packetwalk.walk.Walked.walk;
import static org.assertj.core.api.Assertions.assertThat;

/** Section 7 of the kube-proxy fact sheet, where nftables mode differs. */
class NftablesWalkTests {

	private static TestCluster lab() {
		return TestCluster.lab().mode(ProxyMode.NFTABLES);
	}

	@Test
	void aServiceIsFoundInAMapAndAnEndpointByANumber() {
		Trace trace = walk(lab().service("web", "10.96.0.20", "a2", "b1"), "pod/default/a1", "tcp://10.96.0.20:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DELIVERED);
		assertThat(chains(trace)).anyMatch((chain) -> chain.equals("services"))
			.anyMatch((chain) -> chain.matches("service-[A-Z2-7]{8}-default/web/tcp/http"))
			.anyMatch((chain) -> chain.matches("endpoint-[A-Z2-7]{8}-default/web/tcp/http__10\\.244\\.\\d\\.\\d/8080"));
		Step dnat = trace.steps().filter((step) -> step.choice() != null).findFirst().orElseThrow();
		assertThat(dnat.choice().of()).isEqualTo(2);
		assertThat(dnat.table()).isEqualTo("ip kube-proxy");
		assertThat(atClient(trace).src()).hasToString("10.96.0.20");
	}

	@Test
	void aWrongPortOfAClusterIpIsRefusedAtOnce() {
		Trace trace = walk(lab().service("web", "10.96.0.20", "a2"), "pod/default/a1", "tcp://10.96.0.20:81");
		assertThat(trace.disposition()).isEqualTo(Disposition.REJECTED_BY_RULE);
		assertThat(atClient(trace).flags()).isEqualTo("port-unreachable");
	}

	@Test
	void anUnallocatedClusterIpIsDropped() {
		Trace trace = walk(lab().service("web", "10.96.0.20", "a2"), "pod/default/a1", "tcp://10.96.0.99:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.DROPPED_BY_RULE);
	}

	@Test
	void aServiceWithoutEndpointsIsRefused() {
		Trace trace = walk(lab().service("none", "10.96.0.24"), "pod/default/a1", "tcp://10.96.0.24:80");
		assertThat(trace.disposition()).isEqualTo(Disposition.REJECTED_NO_ENDPOINTS);
	}

	@Test
	void aNodeProcessIsMasqueraded() {
		Trace trace = walk(lab().service("far", "10.96.0.21", "b1"), "node/node-a", "tcp://10.96.0.21:80");
		assertThat(atServer(trace).src()).hasToString("10.244.1.0");
		assertThat(chains(trace)).contains("mark-for-masquerade", "masquerading");
	}

	@Test
	void aNodePortAnswersOnTheNodesAddressButNotOnLoopback() {
		TestCluster lab = lab().service("np", "NodePort", "10.96.0.23", 30021, false, List.of(), "b1");
		assertThat(walk(lab, "external/203.0.113.2", "tcp://192.168.0.2:30021").disposition())
			.isEqualTo(Disposition.DELIVERED);
		assertThat(walk(lab, "node/node-a", "tcp://127.0.0.1:30021").disposition())
			.isEqualTo(Disposition.CONNECTION_REFUSED);
	}

	@Test
	void aNodeWithoutALocalEndpointDropsInSilence() {
		TestCluster lab = lab().service("np", "NodePort", "10.96.0.23", 30021, true, List.of(), "b1");
		assertThat(walk(lab, "external/203.0.113.2", "tcp://192.168.0.2:30021").disposition())
			.isEqualTo(Disposition.DROPPED_NO_LOCAL_ENDPOINTS);
	}

	@Test
	void aPingToAClusterIpIsAnsweredByTheNodesRejection() {
		Trace trace = walk(lab().service("web", "10.96.0.20", "a2"), "pod/default/a1", "icmp://10.96.0.20");
		assertThat(trace.disposition()).isEqualTo(Disposition.REJECTED_BY_RULE);
		assertThat(walk(lab().service("web", "10.96.0.20", "a2"), "pod/default/a1", "icmp://10.96.0.99").disposition())
			.isEqualTo(Disposition.DROPPED_BY_RULE);
	}

	@Test
	void theFilterStandsBeforeTranslation() {
		Trace trace = walk(lab().service("web", "10.96.0.20", "a2"), "pod/default/a1", "tcp://10.96.0.20:80");
		List<Step> kernel = trace.steps()
			.filter((step) -> "PREROUTING".equals(step.hook()) && "ip kube-proxy".equals(step.table()))
			.toList();
		assertThat(kernel).extracting(Step::type)
			.startsWith(StepType.FILTER)
			.contains(StepType.RULES, StepType.TRANSLATE);
	}

}

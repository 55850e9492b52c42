package io.packetwalk.lab;

import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Profile;
import io.packetwalk.net.Packet;
import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

import static io.packetwalk.lab.OpenedLab.atServer;
import static io.packetwalk.lab.OpenedLab.lab;
import static io.packetwalk.lab.OpenedLab.titles;
import static io.packetwalk.lab.OpenedLab.walk;
import static io.packetwalk.lab.OpenedLab.web;
import static org.assertj.core.api.Assertions.assertThat;

/** A load balancer that opens connections of its own, as a cloud's may. */
class ProxyingBalancerTests {

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

}

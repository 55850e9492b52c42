package io.packetwalk.networkpolicy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.LabelSelector;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyPort;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/** 2,000 pods and 150 policies, generously timed: other work goes on beside tests. */
class LargeClusterTests {

	private static final int APPS = 150;

	private static final int PODS = 2000;

	@Test
	void aLargeClusterIsCompiledAtOnceAndJudgedInMicroseconds() {
		Cluster cluster = cluster();
		NetworkPolicies.of(cluster);
		long start = System.nanoTime();
		NetworkPolicies policies = NetworkPolicies.of(cluster);
		Duration compiled = Duration.ofNanos(System.nanoTime() - start);
		assertThat(compiled).isLessThan(Duration.ofMillis(500));
		int allowed = 0;
		int asked = 0;
		start = System.nanoTime();
		for (int i = 0; i < cluster.pods().size(); i += 2) {
			for (int j = 0; j < cluster.pods().size(); j += 10) {
				Pod to = cluster.pods().get(j);
				asked++;
				allowed += policies.askIngress(to, cluster.pods().get(i).ip(), Protocol.TCP, 80).allowed() ? 1 : 0;
			}
		}
		Duration each = Duration.ofNanos(System.nanoTime() - start).dividedBy(asked);
		assertThat(each).isLessThan(Duration.ofNanos(50_000));
		assertThat(allowed).isBetween(1, asked - 1);
	}

	private static Cluster cluster() {
		Cluster shop = VectorLab.cluster(PolicyLab.SHOP);
		Pod pattern = shop.pod("shop", "web-1").orElseThrow();
		List<Pod> pods = new ArrayList<>();
		for (int i = 0; i < PODS; i++) {
			pods.add(new Pod("shop", "app-%04d".formatted(i), "n2", List.of(IpAddress.of("10.244.0.0").plus(i + 600)),
					false, "Running", true, false, Map.of("app", "app-" + i % APPS), Map.of(), pattern.containers(),
					null, null, pattern.dns(), pattern.origin(), null));
		}
		List<NetworkPolicy> policies = new ArrayList<>();
		for (int i = 0; i < APPS; i++) {
			policies.add(new NetworkPolicy("shop", "p-%03d".formatted(i), app(i), List.of(PolicyType.INGRESS),
					List.of(PolicyRule.allow(List.of(new PolicyPeer.Pods(null, app(i + 1))), List.of()),
							PolicyRule.allow(List.of(new PolicyPeer.Pods(LabelSelector.EVERYTHING, app(i + 2))),
									List.of(PolicyPort.range(Protocol.TCP, 80, 80)))),
					List.of()));
		}
		return new Cluster(shop.settings(), shop.namespaces(), shop.nodes(), pods, List.of(), List.of(), List.of(),
				List.of(), policies, List.of(), shop.outside());
	}

	private static LabelSelector app(int number) {
		return LabelSelector.ofLabels(Map.of("app", "app-" + number % APPS));
	}

}

package io.packetwalk.controlplane;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.manifest.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class WhatIfTests {

	private static final String SHOP = """
			apiVersion: apps/v1
			kind: Deployment
			metadata: {namespace: shop, name: web}
			spec:
			  replicas: 3
			  selector: {matchLabels: {app: web}}
			  template:
			    metadata: {labels: {app: web}}
			    spec: {containers: [{name: web, image: registry.example/web, ports: [{containerPort: 8080}]}]}
			---
			apiVersion: apps/v1
			kind: DaemonSet
			metadata: {namespace: shop, name: agent}
			spec:
			  selector: {matchLabels: {app: agent}}
			  template:
			    metadata: {labels: {app: agent}}
			    spec: {containers: [{name: agent, image: registry.example/agent}]}
			---
			apiVersion: v1
			kind: Pod
			metadata: {namespace: shop, name: alone}
			spec: {containers: [{name: alone, image: registry.example/alone}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {namespace: shop, name: web}
			spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
			---
			""";

	private static final Upload AS_IT_IS = Upload.of(SHOP);

	private static Reconciled suppose(String spec) {
		return Upload
			.of(SHOP + "apiVersion: packetwalk.io/v1alpha1\nkind: WhatIf\nmetadata: {name: what-if}\nspec:\n" + spec)
			.reconcile();
	}

	private static List<Pod> web(Cluster cluster) {
		return cluster.pods().stream().filter((pod) -> pod.name().startsWith("web-")).toList();
	}

	private static List<Endpoint> endpoints(Cluster cluster) {
		Service service = cluster.service("shop", "web").orElseThrow();
		return cluster.slicesOf(service).stream().flatMap((slice) -> slice.endpoints().stream()).toList();
	}

	private static Pod first() {
		return web(AS_IT_IS.cluster()).getFirst();
	}

	@Test
	void aPodThatIsNotReadyKeepsItsAddressAndLeavesTheReadyEndpoints() {
		Pod pod = first();
		Cluster cluster = suppose("  pods: [{pod: %s, state: NotReady}]".formatted(pod.key())).cluster();
		assertThat(cluster.pod("shop", pod.name())).hasValueSatisfying((now) -> {
			assertThat(now.ready()).isFalse();
			assertThat(now.ip()).isEqualTo(pod.ip());
		});
		assertThat(endpoints(cluster)).filteredOn(Endpoint::ready)
			.hasSize(2)
			.extracting(Endpoint::address)
			.doesNotContain(pod.ip());
	}

	@Test
	void aDeletedPodIsReplacedAndAllOthersStayWhereTheyAre() {
		Pod gone = first();
		Cluster cluster = suppose("  pods: [{pod: %s, state: Deleted}]".formatted(gone.key())).cluster();
		List<Pod> before = AS_IT_IS.cluster().pods().stream().filter((pod) -> !pod.equals(gone)).toList();
		assertThat(cluster.pods()).containsAll(before).hasSize(before.size() + 1);
		Pod next = web(cluster).stream().filter((pod) -> !before.contains(pod)).findFirst().orElseThrow();
		assertThat(next.name()).isNotEqualTo(gone.name())
			.startsWith(gone.name().substring(0, gone.name().length() - 5));
		assertThat(next.ip()).isNotEqualTo(gone.ip());
		assertThat(endpoints(cluster)).extracting(Endpoint::address).contains(next.ip()).doesNotContain(gone.ip());
	}

	@Test
	void untilSomebodyNoticesTheEndpointsAreThoseOfBefore() {
		Pod gone = first();
		Cluster cluster = suppose("  pods: [{pod: %s, state: Deleted, noticed: false}]".formatted(gone.key()))
			.cluster();
		assertThat(cluster.pod("shop", gone.name())).isEmpty();
		assertThat(endpoints(cluster)).extracting(Endpoint::address)
			.containsExactlyElementsOf(endpoints(AS_IT_IS.cluster()).stream().map(Endpoint::address).toList());
	}

	@Test
	void aDrainedNodeKeepsOnlyItsDaemons() {
		String node = String.valueOf(first().node());
		Cluster cluster = suppose("  nodes: [{node: %s, state: Drained}]".formatted(node)).cluster();
		assertThat(cluster.podsOn(node)).extracting((pod) -> String.valueOf(pod.owner()))
			.isNotEmpty()
			.allMatch((owner) -> owner.startsWith("DaemonSet "));
		assertThat(web(cluster)).hasSize(3).allMatch((pod) -> pod.ip() != null && !node.equals(pod.node()));
	}

	@Test
	void nobodyMakesAPodOfItsOwnAgain() {
		Cluster cluster = suppose("  pods: [{pod: shop/alone, state: Deleted}]").cluster();
		assertThat(cluster.pods()).hasSize(AS_IT_IS.cluster().pods().size() - 1);
		assertThat(cluster.pod("shop", "alone")).isEmpty();
	}

	@Test
	void whatIsSaidOfAServiceCountsAsIfItWereWrittenThere() {
		Service service = suppose(
				"  services: [{service: shop/web, internalTrafficPolicy: Local, sessionAffinity: ClientIP}]")
			.cluster()
			.service("shop", "web")
			.orElseThrow();
		assertThat(service.internalPolicyLocal()).isTrue();
		assertThat(service.affinitySeconds()).isEqualTo(10_800);
	}

	@Test
	void whatIsNotThereIsNamed() {
		Reconciled reconciled = suppose("""
				  pods: [{pod: shop/nobody, state: NotReady}, {pod: shop/alone, state: Asleep}]
				  nodes: [{node: node-z, state: Drained}]
				  services: [{service: shop/none, sessionAffinity: ClientIP}]
				""");
		assertThat(reconciled.problems()).extracting(Problem::message)
			.anyMatch((message) -> message.contains("Pod shop/nobody"))
			.anyMatch((message) -> message.contains("\"Asleep\"") && message.contains("NotReady"))
			.anyMatch((message) -> message.contains("Node node-z"))
			.anyMatch((message) -> message.contains("Service shop/none"));
	}

	@Test
	void theSameQuestionHasTheSameAnswer() {
		String spec = "  nodes: [{node: %s, state: Drained}]".formatted(first().node());
		assertThat(suppose(spec).cluster()).isEqualTo(suppose(spec).cluster());
	}

}

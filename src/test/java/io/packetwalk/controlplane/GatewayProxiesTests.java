package io.packetwalk.controlplane;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;

import static org.assertj.core.api.Assertions.assertThat;

class GatewayProxiesTests {

	private static final String GATEWAY = """
			apiVersion: gateway.networking.k8s.io/v1
			kind: GatewayClass
			metadata: {name: eg}
			spec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller}
			---
			apiVersion: gateway.networking.k8s.io/v1
			kind: Gateway
			metadata: {name: door, namespace: edge}
			spec:
			  gatewayClassName: eg
			  listeners:
			  - {name: http, port: 80, protocol: HTTP}
			  - {name: other, port: 80, protocol: HTTP, hostname: o.test}
			  - {name: alt, port: 8080, protocol: HTTP}
			""";

	@Test
	void aGatewayGetsAProxyAndAServiceForItsListeners() {
		Cluster cluster = Upload.of(GATEWAY).cluster();
		Service front = cluster.service("edge", "door-eg").orElseThrow();
		assertThat(front.type()).isEqualTo("LoadBalancer");
		assertThat(front.ports()).extracting(ServicePort::port).containsExactly(80, 8080);
		List<Pod> proxies = cluster.pods().stream().filter((pod) -> pod.namespace().equals("edge")).toList();
		assertThat(proxies).singleElement().satisfies((pod) -> {
			assertThat(pod.name()).startsWith("door-eg-");
			assertThat(pod.labels()).containsEntry("gateway.networking.k8s.io/gateway-name", "door");
		});
		assertThat(Upload.of(GATEWAY).codes()).contains("GATEWAY_PROXY_ADDED")
			.doesNotContain("GATEWAY_CLASS_NOT_FOUND");
	}

	@Test
	void aProxyThatIsWrittenDownIsNotMadeAgain() {
		String proxy = """
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: mine, namespace: edge, labels: {gateway.networking.k8s.io/gateway-name: door}}
				spec: {containers: [{name: envoy, image: envoy}]}
				""";
		assertThat(Upload.of(GATEWAY + proxy).cluster().service("edge", "door-eg")).isEmpty();
	}

	@Test
	void aClassThatIsNotThereIsSaid() {
		assertThat(Upload.of(GATEWAY.replace("gatewayClassName: eg", "gatewayClassName: ge"))
			.problem("GATEWAY_CLASS_NOT_FOUND")
			.message()).contains("\"ge\"").contains("there are eg");
	}

	@Test
	void nothingIsAddedToABareCluster() {
		Upload bare = Upload.of(GATEWAY).profile(Profile.BARE);
		assertThat(bare.problem("GATEWAY_NOT_SERVED").location()).isNotNull();
		assertThat(bare.cluster().service("edge", "door-eg")).isEmpty();
	}

}

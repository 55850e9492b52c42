package io.packetwalk.ingress;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Profile;
import io.packetwalk.http.HeaderChange;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ForwardedHeadersTests {

	private static final String NGINX = """
			apiVersion: v1
			kind: Pod
			metadata:
			  name: controller
			  namespace: edge
			  labels: {app.kubernetes.io/name: ingress-nginx, app.kubernetes.io/component: controller}
			spec: {containers: [{name: c, image: registry.k8s.io/ingress-nginx/controller:v1.15.1}]}
			---
			apiVersion: v1
			kind: ConfigMap
			metadata: {name: ingress-nginx-controller, namespace: edge}
			data: {%s}
			""";

	private static final String GATEWAY = """
			apiVersion: gateway.networking.k8s.io/v1
			kind: GatewayClass
			metadata: {name: one}
			spec: {controllerName: %s}
			---
			apiVersion: gateway.networking.k8s.io/v1
			kind: Gateway
			metadata: {name: public, namespace: edge}
			spec: {gatewayClassName: one, listeners: [{name: http, protocol: HTTP, port: 80}]}
			""";

	private static Cluster cluster(String yaml) {
		ManifestFile file = new ManifestFile("lab.yaml", yaml.getBytes(UTF_8));
		return ControlPlane
			.reconcile(ManifestReader.read(List.of(file), Limits.DEFAULT),
					LabSettings.defaults().withProfile(Profile.BARE))
			.cluster();
	}

	private static List<String> of(String yaml, String proxy, Map<String, String> sent) {
		HttpRequest request = new HttpRequest("GET", "http", "shop.example.com", 80, "/", "", sent);
		return ForwardedHeaders.of(cluster(yaml), proxy, request, "10.0.0.9")
			.changes()
			.stream()
			.map(HeaderChange::toString)
			.toList();
	}

	@Test
	void nginxBelievesAClientOnlyWhenToldTo() {
		Map<String, String> sent = Map.of("x-forwarded-for", "9.9.9.9, 8.8.8.8", "x-forwarded-proto", "https");
		assertThat(of(NGINX.formatted(""), "ingress-nginx", sent)).contains("set X-Forwarded-For: 10.0.0.9",
				"set X-Forwarded-Proto: http", "set X-Original-Forwarded-For: 9.9.9.9, 8.8.8.8");
		assertThat(of(NGINX.formatted("use-forwarded-headers: \"true\""), "ingress-nginx", sent))
			.contains("set X-Real-IP: 9.9.9.9", "set X-Forwarded-Proto: https", "set X-Forwarded-Port: 443");
		assertThat(of(NGINX.formatted("use-forwarded-headers: \"true\", compute-full-forwarded-for: \"true\""),
				"ingress-nginx", sent))
			.contains("set X-Forwarded-For: 9.9.9.9, 8.8.8.8, 10.0.0.9");
	}

	@Test
	void traefikAndCloudflaredWriteTheirOwn() {
		Map<String, String> sent = Map.of("x-forwarded-for", "9.9.9.9");
		assertThat(of(NGINX.formatted(""), "traefik", sent)).contains("set X-Forwarded-For: 10.0.0.9",
				"set X-Forwarded-Host: shop.example.com", "set X-Real-Ip: 10.0.0.9");
		assertThat(of(NGINX.formatted(""), "cloudflared", sent)).contains("set CF-Connecting-IP: 10.0.0.9",
				"set X-Forwarded-For: 9.9.9.9,10.0.0.9");
	}

	@Test
	void aGatewaysHeadersAreThoseOfTheProgramBehindItsClass() {
		Map<String, String> sent = Map.of("x-forwarded-for", "9.9.9.9");
		assertThat(of(GATEWAY.formatted("gateway.envoyproxy.io/gatewayclass-controller"), "gateway edge/public", sent))
			.contains("set X-Forwarded-For: 9.9.9.9,10.0.0.9")
			.doesNotContain("set X-Real-IP: 10.0.0.9");
		assertThat(of(GATEWAY.formatted("gateway.nginx.org/nginx-gateway-controller"), "gateway edge/public", sent))
			.contains("set X-Real-IP: 10.0.0.9");
		assertThat(of(GATEWAY.formatted("example.com/mine"), "gateway edge/public", sent)).isEmpty();
	}

}

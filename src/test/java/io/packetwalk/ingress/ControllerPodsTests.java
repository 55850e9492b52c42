package io.packetwalk.ingress;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Pod;

import static org.assertj.core.api.Assertions.assertThat;

class ControllerPodsTests {

	private final IngressController nginx = Ingresses.compile(Orchard.cluster("ingress-nginx", "")).orElseThrow();

	private final IngressController traefik = Ingresses.compile(Orchard.cluster("traefik", "")).orElseThrow();

	@Test
	void ingressNginxIsKnownByItsImageOrItsLabels() {
		assertThat(this.nginx.runsIn(pod("registry.k8s.io/ingress-nginx/controller:v1.13.2@sha256:abc", "", "")))
			.isTrue();
		assertThat(this.nginx.runsIn(pod("rancher/nginx-ingress-controller:v1.12.1-hardened1", "", ""))).isTrue();
		assertThat(this.nginx.runsIn(pod("mirror.example:5000/whatever:1",
				"app.kubernetes.io/name: ingress-nginx, app.kubernetes.io/component: controller", "")))
			.isTrue();
		assertThat(this.nginx.runsIn(pod("nginx:1.29", "app: ingress-nginx", ""))).isFalse();
	}

	@Test
	void theChartsWebhookJobIsNotTheController() {
		assertThat(this.nginx.runsIn(pod("registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.1",
				"app.kubernetes.io/name: ingress-nginx, app.kubernetes.io/component: admission-webhook", "")))
			.isFalse();
	}

	@Test
	void traefikIsAnIngressControllerOnlyWhenItWatchesIngresses() {
		assertThat(this.traefik.runsIn(pod("traefik:v3.5", "app: traefik", "'--providers.kubernetesingress'")))
			.isTrue();
		assertThat(this.traefik.runsIn(pod("docker.io/traefik:v3.5", "app.kubernetes.io/name: traefik", ""))).isTrue();
		assertThat(this.traefik.runsIn(pod("traefik:v3.5", "app: traefik", "'--providers.file.directory=/etc'")))
			.isFalse();
		assertThat(this.traefik.runsIn(pod("traefik/whoami:v1.11", "app: whoami", ""))).isFalse();
	}

	@Test
	void aClusterWithoutAControllerHasNone() {
		assertThat(Ingresses.compile(Orchard.cluster("none", ""))).isEmpty();
	}

	@Test
	void flagsAreReadInEveryForm() {
		Arguments arguments = new Arguments(
				List.of("/nginx-ingress-controller", "--a=1", "--b", "2", "--C", "--d", "--a=3"));
		assertThat(arguments.value("--a")).hasValue("3");
		assertThat(arguments.value("--b")).hasValue("2");
		assertThat(arguments.isTrue("--c")).isTrue();
		assertThat(arguments.isTrue("--e")).isFalse();
	}

	private static Pod pod(String image, String labels, String args) {
		return Orchard.cluster("none", """
				kind: Pod
				metadata: {name: p, namespace: edge, labels: {%s}}
				spec: {containers: [{name: c, image: '%s', args: [%s]}]}
				status: {podIP: 10.244.9.9}
				""".formatted(labels, image, args)).pod("edge", "p").orElseThrow();
	}

}

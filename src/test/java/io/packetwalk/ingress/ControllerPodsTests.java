package io.packetwalk.ingress;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.ingress.program.Arguments;

import static org.assertj.core.api.Assertions.assertThat;

class ControllerPodsTests {

	@Test
	void ingressNginxIsKnownByItsImageOrItsLabels() {
		String chart = "app.kubernetes.io/name: ingress-nginx, app.kubernetes.io/component: controller";
		assertThat(instances("ingress-nginx",
				pod("image", "registry.k8s.io/ingress-nginx/controller:v1.13.2@sha256:abc", "", "")
						+ pod("rke2", "rancher/nginx-ingress-controller:v1.12.1-hardened1", "", "")
						+ pod("labels", "mirror.example:5000/whatever:1", chart, "")
						+ pod("nginx", "nginx:1.29", "app: ingress-nginx", "")))
			.containsExactly("edge/image", "edge/rke2", "edge/labels");
	}

	@Test
	void theChartsWebhookJobIsNotTheController() {
		assertThat(instances("ingress-nginx",
				pod("job", "registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.1",
						"app.kubernetes.io/name: ingress-nginx, app.kubernetes.io/component: admission-webhook", "")))
			.isEmpty();
	}

	@Test
	void aTraefikThatWatchesIngressesIsPreferredToOneThatIsJustAProxy() {
		String proxy = pod("proxy", "traefik:v3.5", "app: traefik", "'--providers.file.directory=/etc'");
		assertThat(instances("traefik",
				proxy + pod("chart", "docker.io/traefik:v3.5", "app.kubernetes.io/name: traefik", "")
						+ pod("flag", "traefik:v3.5", "app: edge", "'--providers.kubernetesIngress'")))
			.containsExactly("edge/chart", "edge/flag");
		assertThat(instances("traefik", proxy + pod("whoami", "traefik/whoami:v1.11", "app: whoami", "")))
			.containsExactly("edge/proxy");
	}

	@Test
	void theControllerRunsInItsInstancesOnly() {
		Cluster cluster = Orchard.cluster("traefik",
				pod("chart", "docker.io/traefik:v3.5", "app.kubernetes.io/name: traefik", ""));
		IngressController controller = Ingresses.compile(cluster).orElseThrow();
		assertThat(cluster.pods()).filteredOn(controller::runsIn)
			.singleElement()
			.satisfies((pod) -> assertThat(pod.key()).isEqualTo("edge/chart"));
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

	private static List<String> instances(String controller, String manifests) {
		return Ingresses.compile(Orchard.cluster(controller, manifests)).orElseThrow().pods();
	}

	private static String pod(String name, String image, String labels, String args) {
		return """
				kind: Pod
				metadata: {name: %s, namespace: edge, labels: {%s}}
				spec: {containers: [{name: c, image: '%s', args: [%s]}]}
				status: {podIP: 10.244.9.9}
				---
				""".formatted(name, labels, image, args);
	}

}

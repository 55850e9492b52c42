package io.packetwalk.controlplane;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;

import static org.assertj.core.api.Assertions.assertThat;

class ProfilesTests {

	private static final String WEB = Upload.deployment("shop", "web", 1, "");

	private static final String INGRESS = """
			---
			apiVersion: networking.k8s.io/v1
			kind: Ingress
			metadata: {name: front, namespace: shop}
			spec:
			  %srules:
			  - host: api.example.com
			    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
			""";

	@Test
	void kubeadmRunsTwoCoreDnsPodsBehindTheTenthAddress() {
		Cluster cluster = Upload.of(WEB).cluster();
		Service dns = cluster.service("kube-system", "kube-dns").orElseThrow();
		assertThat(dns.clusterIp()).hasToString("10.96.0.10");
		assertThat(cluster.slicesOf(dns)).singleElement()
			.satisfies((slice) -> assertThat(slice.endpoints()).hasSize(2).allMatch(Endpoint::ready));
	}

	@Test
	void theKubeadmCorefileIsTheRealOne() throws IOException {
		try (InputStream stream = getClass().getResourceAsStream("/reference/vectors/dns-vectors.json")) {
			String expected = JsonMapper.builder().build().readTree(stream).at("/corefiles/kubeadm").asString();
			assertThat(Upload.of(WEB).cluster().configMap("kube-system", "coredns").orElseThrow().data())
				.containsEntry("Corefile", expected);
		}
	}

	@Test
	void k3sRunsOneCoreDnsPodThatKnowsTheNodes() {
		Cluster cluster = Upload.of(WEB).profile(Profile.K3S).cluster();
		assertThat(cluster.service("kube-system", "kube-dns").orElseThrow().clusterIp()).hasToString("10.43.0.10");
		assertThat(cluster.pods()).filteredOn((pod) -> pod.name().startsWith("coredns-")).hasSize(1);
		assertThat(cluster.configMap("kube-system", "coredns").orElseThrow().data().get("Corefile"))
			.contains("172.18.0.2 node-a\n", "172.18.0.4 node-c\n");
	}

	@Test
	void theApiServerIsTheFirstServiceAndListensOnTheControlPlane() {
		Cluster cluster = Upload.of(WEB).cluster();
		Service api = cluster.service("default", "kubernetes").orElseThrow();
		assertThat(api.clusterIp()).hasToString("10.96.0.1");
		assertThat(cluster.slicesOf(api)).singleElement().satisfies((slice) -> {
			assertThat(slice.ports()).extracting((port) -> port.port()).containsExactly(6443);
			assertThat(slice.endpoints()).extracting((one) -> one.address().toString()).containsExactly("172.18.0.2");
		});
	}

	@Test
	void bareAddsNothing() {
		Cluster cluster = Upload.of(WEB + INGRESS.formatted("")).profile(Profile.BARE).cluster();
		assertThat(cluster.services()).isEmpty();
		assertThat(cluster.configMaps()).isEmpty();
		assertThat(cluster.pods()).extracting(Pod::namespace).containsOnly("shop");
		assertThat(cluster.namespaces()).extracting((one) -> one.name()).containsExactly("shop");
		assertThat(cluster.settings().ingressController()).isEqualTo("none");
	}

	@Test
	void whatTheManifestsHoldOfAnAddOnWins() {
		Cluster cluster = Upload
			.of("""
					apiVersion: v1
					kind: ConfigMap
					metadata: {name: coredns, namespace: kube-system}
					data: {Corefile: ".:53 { forward . 8.8.8.8 }"}
					---
					apiVersion: apps/v1
					kind: Deployment
					metadata: {name: rke2-coredns, namespace: kube-system}
					spec:
					  replicas: 3
					  selector: {matchLabels: {k8s-app: kube-dns}}
					  template:
					    metadata: {labels: {k8s-app: kube-dns}}
					    spec: {containers: [{name: coredns, image: coredns}]}
					---
					apiVersion: v1
					kind: Service
					metadata: {name: rke2-coredns, namespace: kube-system, labels: {k8s-app: kube-dns}}
					spec: {clusterIP: 10.96.0.53, selector: {k8s-app: kube-dns}, ports: [{name: dns, port: 53, protocol: UDP}]}
					""")
			.cluster();
		assertThat(cluster.configMap("kube-system", "coredns").orElseThrow().data().get("Corefile"))
			.contains("8.8.8.8");
		assertThat(cluster.pods()).hasSize(3).allMatch((pod) -> pod.name().startsWith("rke2-coredns-"));
		assertThat(cluster.service("kube-system", "kube-dns")).isEmpty();
	}

	@Test
	void anIngressWithoutAControllerGetsOneAndItIsSaid() {
		Upload upload = Upload.of(WEB + INGRESS.formatted(""));
		Cluster cluster = upload.cluster();
		assertThat(cluster.settings().ingressController()).isEqualTo("ingress-nginx");
		assertThat(cluster.service("ingress-nginx", "ingress-nginx-controller").orElseThrow().type())
			.isEqualTo("NodePort");
		assertThat(cluster.ingresses().getFirst().className()).isEqualTo("nginx");
		assertThat(upload.problem("CONTROLLER_ADDED").message()).contains("ingress-nginx");
	}

	@Test
	void k3sAnswersAnIngressWithTraefik() {
		Cluster cluster = Upload.of(WEB + INGRESS.formatted("")).profile(Profile.K3S).cluster();
		assertThat(cluster.settings().ingressController()).isEqualTo("traefik");
		assertThat(cluster.service("kube-system", "traefik").orElseThrow().loadBalancer()).hasSize(3);
		assertThat(cluster.ingresses().getFirst().className()).isEqualTo("traefik");
	}

	@Test
	void theClassOfAnIngressDecidesWhichControllerIsAdded() {
		Cluster cluster = Upload.of(WEB + INGRESS.formatted("ingressClassName: nginx\n  "))
			.profile(Profile.K3S)
			.cluster();
		assertThat(cluster.settings().ingressController()).isEqualTo("ingress-nginx");
		assertThat(cluster.service("ingress-nginx", "ingress-nginx-controller").orElseThrow().loadBalancer())
			.hasSize(3);
	}

	@Test
	void aControllerInTheManifestsIsUsed() {
		String traefik = WEB.replace("image: nginx", "image: docker.io/library/traefik:v3.1");
		Upload upload = Upload.of(traefik + INGRESS.formatted(""));
		assertThat(upload.cluster().settings().ingressController()).isEqualTo("traefik");
		assertThat(upload.codes()).doesNotContain("CONTROLLER_ADDED");
	}

	@Test
	void aTraefikThatReadsNoIngressesIsJustAProxy() {
		String traefik = WEB.replace("image: nginx", "image: traefik:v3.1");
		assertThat(Upload.of(traefik).cluster().settings().ingressController()).isEqualTo("none");
		String reading = traefik.replace("image: traefik:v3.1",
				"image: traefik:v3.1, args: [--providers.kubernetesingress]");
		assertThat(Upload.of(reading).cluster().settings().ingressController()).isEqualTo("traefik");
	}

	@Test
	void theSettingAddsOrForbidsAController() {
		assertThat(Upload.of(WEB).controller("traefik").cluster().settings().ingressController()).isEqualTo("traefik");
		Upload none = Upload.of(WEB + INGRESS.formatted("")).controller("none");
		assertThat(none.cluster().settings().ingressController()).isEqualTo("none");
		assertThat(none.cluster().pods()).extracting(Pod::namespace).doesNotContain("ingress-nginx");
	}

	@Test
	void anIngressClassOfAControllerNotKnownHereIsServedByNobody() {
		Upload upload = Upload.of(WEB + INGRESS.formatted("ingressClassName: kong\n  ") + """
				---
				apiVersion: networking.k8s.io/v1
				kind: IngressClass
				metadata: {name: kong}
				spec: {controller: ingress-controllers.konghq.com/kong}
				""");
		assertThat(upload.cluster().settings().ingressController()).isEqualTo("none");
		assertThat(upload.problem("INGRESS_CONTROLLER_NOT_MODELLED").message()).contains("konghq");
	}

	@Test
	void namespacesNobodyWroteDownAreImplied() {
		Upload upload = Upload.of(WEB);
		assertThat(upload.cluster().namespaces()).extracting((one) -> one.name())
			.isEqualTo(List.of("default", "kube-system", "shop"));
		assertThat(upload.cluster().namespaces().getLast().labels()).containsEntry("kubernetes.io/metadata.name",
				"shop");
		assertThat(upload.problem("NAMESPACE_IMPLIED").message()).contains("shop");
	}

	@Test
	void anAddOnGivesWayToAServiceThatStatesItsAddress() {
		Upload upload = Upload.of(Upload.service("edge", "api", "{clusterIP: 10.96.0.1, ports: [{port: 443}]}")
				+ Upload.service("edge", "dns", "{clusterIP: 10.96.0.10, ports: [{port: 53, protocol: UDP}]}"));
		assertThat(upload.cluster().services()).extracting(Service::key).containsExactly("edge/api", "edge/dns");
		assertThat(upload.codes()).doesNotContain("DUPLICATE_CLUSTER_IP");
	}

}

package io.packetwalk.controlplane;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Profile;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class ReferencesTests {

	private static final String PODS = Upload.deployment("shop", "web", 1, "{name: http, containerPort: 8080}");

	@Test
	void aSelectorTypoIsShownNextToTheLabelsThatAreThere() {
		Problem problem = Upload
			.of(PODS + Upload.service("shop", "web", "{selector: {app: wep}, ports: [{port: 80, targetPort: http}]}"))
			.problem("SELECTOR_MATCHES_NOTHING");
		assertThat(problem.severity()).isEqualTo(Severity.ERROR);
		assertThat(problem.message()).contains("selector app=wep matches no pod; Deployment shop/web has app=web");
		assertThat(problem.suggestion()).isEqualTo("Did you mean selector app=web?");
		assertThat(problem.location()).hasToString("lab.yaml:16:18");
	}

	@Test
	void podsInAnotherNamespaceOrWithoutReplicasAreNamed() {
		assertThat(Upload.of(PODS + Upload.service("other", "web", "{selector: {app: web}, ports: [{port: 80}]}"))
			.problem("SELECTOR_MATCHES_NOTHING")
			.message()).contains("Deployment shop/web fits but is in another namespace");
		assertThat(Upload
			.of(PODS.replace("replicas: 1", "replicas: 0")
					+ Upload.service("shop", "web", "{selector: {app: web}, ports: [{port: 80}]}"))
			.problem("SELECTOR_MATCHES_NOTHING")
			.message()).contains("fits but makes no pods");
	}

	@Test
	void aTargetPortNameThatNoContainerHasIsAskedAbout() {
		Problem problem = Upload
			.of(PODS + Upload.service("shop", "web", "{selector: {app: web}, ports: [{port: 80, targetPort: htpp}]}"))
			.problem("TARGET_PORT_NOT_FOUND");
		assertThat(problem.severity()).isEqualTo(Severity.ERROR);
		assertThat(problem.message()).contains("\"htpp\"", "http 8080/TCP", "Deployment shop/web");
		assertThat(problem.suggestion()).isEqualTo("Did you mean \"http\"?");
		assertThat(problem.location().column()).isGreaterThan(40);
	}

	@Test
	void podsThatHaveEndedAreNotAskedForTheirPorts() {
		String service = Upload.service("shop", "web", "{selector: {app: web}, ports: [{port: 80, targetPort: http}]}");
		String ended = "---\n{apiVersion: v1, kind: Pod, metadata: {name: web-0, namespace: shop, labels: {app: web}}, "
				+ "spec: {containers: [{name: c, image: i}]}, status: {phase: Failed, reason: Evicted}}\n";
		assertThat(Upload.of(PODS + service + ended).codes()).doesNotContain("TARGET_PORT_NOT_FOUND");
		assertThat(Upload.of(service + ended).problem("NO_ENDPOINTS").message())
			.contains("every pod it selects has ended (Pod shop/web-0, Failed)");
	}

	@Test
	void aTargetPortNumberThatNobodyDeclaresIsAWarning() {
		Problem problem = Upload
			.of(PODS + Upload.service("shop", "web", "{selector: {app: web}, ports: [{port: 80, targetPort: 9090}]}"))
			.problem("TARGET_PORT_NOT_DECLARED");
		assertThat(problem.severity()).isEqualTo(Severity.WARNING);
		assertThat(problem.message()).contains("9090", "http 8080/TCP", "assumes nobody listens");
	}

	@Test
	void anIngressBackendThatIsNotThereIsAskedAbout() {
		Upload upload = Upload.of(PODS + service() + ingress("wep", "number: 80"));
		assertThat(upload.problem("INGRESS_BACKEND_NOT_FOUND").suggestion()).isEqualTo("Did you mean \"web\"?");
		assertThat(upload.problem("INGRESS_BACKEND_NOT_FOUND").object()).isEqualTo("Ingress shop/front");
	}

	@Test
	void aTargetPortInAnIngressIsToldFromTheServicePort() {
		Problem problem = Upload.of(PODS + service() + ingress("web", "number: 8080"))
			.problem("INGRESS_PORT_NOT_FOUND");
		assertThat(problem.message()).contains("8080 is the targetPort, the Service port is 80");
		assertThat(problem.suggestion()).isEqualTo("Write port.number: 80.");
	}

	@Test
	void aPortNameOfAnIngressIsResolved() {
		assertThat(Upload.of(PODS + service() + ingress("web", "name: main")).codes())
			.doesNotContain("INGRESS_PORT_NOT_FOUND");
		assertThat(Upload.of(PODS + service() + ingress("web", "name: other")).codes())
			.contains("INGRESS_PORT_NOT_FOUND");
	}

	@Test
	void aClassThatNoIngressClassHasIsSaid() {
		Upload upload = Upload.of(PODS + service()
				+ ingress("web", "number: 80").replace("spec:\n", "spec:\n  ingressClassName: ngnix\n"));
		assertThat(upload.problem("INGRESS_CLASS_NOT_FOUND").message()).contains("ngnix");
	}

	@Test
	void aServiceWithoutSelectorAndEndpointsIsSaid() {
		assertThat(Upload.of(Upload.service("shop", "legacy", "{ports: [{port: 80}]}"))
			.profile(Profile.BARE)
			.problem("NO_ENDPOINTS")
			.object()).isEqualTo("Service shop/legacy");
	}

	@Test
	void aCleanUploadHasNothingToReport() {
		String namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";
		assertThat(Upload.of(namespace + PODS + service()).reconcile().problems()).isEmpty();
	}

	private static String service() {
		return Upload.service("shop", "web",
				"{selector: {app: web}, ports: [{name: main, port: 80, targetPort: http}]}");
	}

	private static String ingress(String service, String port) {
		return """
				---
				apiVersion: networking.k8s.io/v1
				kind: Ingress
				metadata: {name: front, namespace: shop}
				spec:
				  rules:
				  - host: api.example.com
				    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: %s, port: {%s}}}}]}
				""".formatted(service, port);
	}

}

package io.packetwalk.ingress;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpOutcome.Tried;

import static org.assertj.core.api.Assertions.assertThat;

class TraefikTests {

	private static final String SITE = Orchard.rule("t.test", "/", "Prefix", "apple");

	private static final String ROUTER = "traefik.ingress.kubernetes.io/router.";

	@Test
	void aRouterDialsEndpointsUnlessItsServiceAsksForTheClusterIp() {
		assertThat(get(Orchard.ingress("t", "", SITE), "http://t.test/x"))
			.isEqualTo("web/apple:80 [10.244.1.11:8080] /x");
		assertThat(get(Orchard.ingress("t", "", Orchard.rule("t.test", "/", "Prefix", "native")), "http://t.test/x"))
			.isEqualTo("web/native:80 [10.96.0.14:80] /x");
	}

	@Test
	void aDroppedRouterSaysWhyItAnswersNothing() {
		HttpOutcome outcome = Orchard.get(
				controller(Orchard.ingress("t", "", Orchard.rule("t.test", "/", "Prefix", "empty"))), "http://t.test/",
				Map.of());
		assertThat(Orchard.line(outcome)).isEqualTo("404");
		assertThat(outcome.tried()).containsExactly(new Tried("Host(`t.test`) && PathPrefix(`/`)", false,
				"Traefik dropped this router: Service web/empty has no endpoints and allowEmptyServices is off",
				"Ingress web/t spec.rules[0].http.paths[0]"));
	}

	@Test
	void theLongerRuleTextIsTriedFirstSoPrefixBeatsExact() {
		String manifests = Orchard.ingress("a", "", Orchard.rule("t.test", "/foo", "Exact", "apple"))
				+ Orchard.ingress("b", "", Orchard.rule("t.test", "/foo", "Prefix", "pear"));
		assertThat(get(manifests, "http://t.test/foo")).startsWith("web/pear:80");
	}

	@Test
	void aPriorityAnnotationBeatsTheLength() {
		String manifests = Orchard.ingress("a", ROUTER + "priority: '100'", SITE)
				+ Orchard.ingress("b", "", Orchard.rule("t.test", "/a/rather/long/path", "Prefix", "pear"));
		assertThat(get(manifests, "http://t.test/a/rather/long/path")).startsWith("web/apple:80");
	}

	@Test
	void aRouterOnAnotherEntryPointOrForTlsDoesNotAnswerPlainHttp() {
		assertThat(get(Orchard.ingress("t", ROUTER + "entrypoints: websecure", SITE), "http://t.test/"))
			.isEqualTo("404");
		assertThat(get(Orchard.ingress("t", ROUTER + "entrypoints: websecure", SITE), "https://t.test/"))
			.startsWith("web/apple:80");
		assertThat(get(Orchard.ingress("t", ROUTER + "tls: 'true'", SITE), "http://t.test/")).isEqualTo("404");
		assertThat(get(Orchard.ingress("t", ROUTER + "tls: 'true'", SITE), "https://t.test/"))
			.startsWith("web/apple:80");
	}

	@Test
	void implementationSpecificPathsTakeTheMatcherAskedFor() {
		String annotation = ROUTER + "pathmatcher: PathRegexp";
		String rule = Orchard.rule("t.test", "^/v[0-9]+/", "ImplementationSpecific", "apple");
		assertThat(get(Orchard.ingress("t", annotation, rule), "http://t.test/v12/x")).startsWith("web/apple:80");
		assertThat(get(Orchard.ingress("t", annotation, rule), "http://t.test/vx/x")).isEqualTo("404");
	}

	@Test
	void theFallbackOfAnIngressWithRulesIsNotLookedAt() {
		String fallback = "  defaultBackend: {service: {name: pear, port: {number: 80}}}\n";
		assertThat(get(Orchard.ingress("t", "", fallback + Orchard.rule("t.test", "/app", "Prefix", "apple")),
				"http://t.test/other"))
			.isEqualTo("404");
		assertThat(get(Orchard.ingress("t", "", fallback), "http://any.test/other")).startsWith("web/pear:80");
	}

	@Test
	void theClassFieldMustNameATraefikClass() {
		assertThat(get(Orchard.ingress("t", "", "  ingressClassName: nginx\n" + SITE), "http://t.test/"))
			.isEqualTo("404");
		assertThat(get(Orchard.ingress("t", "", "  ingressClassName: traefik\n" + SITE), "http://t.test/"))
			.startsWith("web/apple:80");
		assertThat(get(Orchard.ingress("t", "kubernetes.io/ingress.class: nginx", SITE), "http://t.test/"))
			.isEqualTo("404");
	}

	@Test
	void itsCommandLineIsReadFromItsPods() {
		String pod = """
				kind: Pod
				metadata: {name: traefik-1, namespace: kube-system, labels: {app.kubernetes.io/name: traefik}}
				spec:
				  containers:
				  - name: traefik
				    image: rancher/mirrored-library-traefik:3.3.2
				    args: ['--providers.kubernetesIngress.allowEmptyServices=true', '--entryPoints.web.http.redirections.entryPoint.to=websecure']
				status: {podIP: 10.244.1.99}
				---
				""";
		String empty = pod + Orchard.ingress("t", "", Orchard.rule("t.test", "/", "Prefix", "empty"));
		assertThat(get(empty, "https://t.test/")).isEqualTo("503");
		assertThat(get(empty, "http://t.test/a")).isEqualTo("301 https://t.test/a");
	}

	private static IngressController controller(String manifests) {
		return Ingresses.compile(Orchard.cluster("traefik", manifests)).orElseThrow();
	}

	private static String get(String manifests, String url) {
		return Orchard.line(Orchard.get(controller(manifests), url, Map.of()));
	}

}

package io.packetwalk.ingress;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpOutcome.Tried;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.ingress.nginx.NginxOptions;

import static org.assertj.core.api.Assertions.assertThat;

class NginxTests {

	private static final String CLASS = "  ingressClassName: nginx\n";

	private static final String SITE = CLASS + Orchard.rule("t.test", "/", "Prefix", "apple");

	@Test
	void theControllerDialsReadyPodsAndNotTheClusterIp() {
		assertThat(get(Orchard.ingress("t", "", SITE), "http://t.test/x"))
			.isEqualTo("web/apple:80 [10.244.1.11:8080] /x");
	}

	@Test
	void serviceUpstreamDialsTheClusterIpAndAHeadlessServiceHasNone() {
		String annotation = "nginx.ingress.kubernetes.io/service-upstream: 'true'";
		assertThat(get(Orchard.ingress("t", annotation, SITE), "http://t.test/"))
			.isEqualTo("web/apple:80 [10.96.0.11:80] /");
		assertThat(get(Orchard.ingress("t", annotation, CLASS + Orchard.rule("t.test", "/", "Prefix", "head")),
				"http://t.test/"))
			.isEqualTo("503");
	}

	@Test
	void aMissingServiceAndOneWithoutEndpointsAreBoth503AndSayWhy() {
		assertThat(why(Orchard.ingress("t", "", CLASS + Orchard.rule("t.test", "/", "Prefix", "nosuch")),
				"http://t.test/"))
			.isEqualTo("there is no Service web/nosuch");
		assertThat(
				why(Orchard.ingress("t", "", CLASS + Orchard.rule("t.test", "/", "Prefix", "empty")), "http://t.test/"))
			.isEqualTo("Service web/empty has no endpoints");
	}

	@Test
	void theDefaultBackendAnnotationStepsInWhenThereIsNoEndpoint() {
		assertThat(get(Orchard.ingress("t", "nginx.ingress.kubernetes.io/default-backend: pear",
				CLASS + Orchard.rule("t.test", "/", "Prefix", "empty")), "http://t.test/"))
			.isEqualTo("web/pear:80 [10.244.1.12:8080] /");
	}

	@Test
	void anUnknownHostIsSentToTheDefaultBackendServiceWhereOneIsGiven() {
		NginxOptions options = new NginxOptions("k8s.io/ingress-nginx", "nginx", false, "web/pear", "", true, false);
		Cluster cluster = Orchard.cluster("ingress-nginx", Orchard.ingress("t", "", SITE));
		IngressController controller = Ingresses.nginx(cluster,
				new ServiceEndpoints(cluster, (name) -> Optional.empty()), options);
		assertThat(Orchard.line(Orchard.get(controller, "http://nobody.test/", Map.of())))
			.isEqualTo("web/pear:80 [10.244.1.12:8080] /");
	}

	@Test
	void plainHttpIsRedirectedForAHostWithACertificateAndAlwaysWhenForced() {
		String tls = CLASS + "  tls: [{hosts: [t.test], secretName: s}]\n"
				+ Orchard.rule("t.test", "/", "Prefix", "apple");
		assertThat(get(Orchard.ingress("t", "", tls), "http://t.test/a")).isEqualTo("308 https://t.test/a");
		assertThat(get(Orchard.ingress("t", "", tls), "https://t.test/a")).startsWith("web/apple:80");
		assertThat(get(Orchard.ingress("t", "nginx.ingress.kubernetes.io/force-ssl-redirect: 'true'", SITE),
				"http://t.test/a"))
			.isEqualTo("308 https://t.test/a");
	}

	@Test
	void temporalAndPermanentRedirectsLeaveForAnotherSite() {
		assertThat(get(Orchard.ingress("t", "nginx.ingress.kubernetes.io/temporal-redirect: 'https://new.test/'", SITE),
				"http://t.test/a"))
			.isEqualTo("302 https://new.test/");
		assertThat(get(
				Orchard.ingress("t",
						"nginx.ingress.kubernetes.io/permanent-redirect: 'https://new.test/', "
								+ "nginx.ingress.kubernetes.io/permanent-redirect-code: '308'",
						SITE),
				"http://t.test/a"))
			.isEqualTo("308 https://new.test/");
	}

	@Test
	void anExactPathEndingInASlashIsCompletedLikeAPrefix() {
		String ingress = Orchard.ingress("t", "", CLASS + Orchard.rule("t.test", "/foo/", "Exact", "apple"));
		assertThat(get(ingress, "http://t.test/foo")).isEqualTo("301 /foo/");
		assertThat(get(ingress, "http://t.test/foo/")).startsWith("web/apple:80");
		assertThat(get(ingress, "http://t.test/foo/x")).isEqualTo("404");
	}

	@Test
	void noSlashIsAddedWhereAnotherLocationIsForThePathWithoutIt() {
		String ingress = Orchard.ingress("t", "",
				"""
						  ingressClassName: nginx
						  rules:
						  - host: t.test
						    http:
						      paths:
						      - {path: /foo/, pathType: Prefix, backend: {service: {name: pear, port: {number: 80}}}}
						      - {path: /foo, pathType: ImplementationSpecific, backend: {service: {name: apple, port: {number: 80}}}}
						""");
		assertThat(get(ingress, "http://t.test/foo")).startsWith("web/apple:80");
		assertThat(get(ingress, "http://t.test/foo/")).startsWith("web/pear:80");
	}

	@Test
	void theOldAnnotationNamesTheClassAndAnotherValueDoesNot() {
		String rule = Orchard.rule("t.test", "/", "Prefix", "apple");
		assertThat(get(Orchard.ingress("t", "kubernetes.io/ingress.class: nginx", rule), "http://t.test/"))
			.startsWith("web/apple:80");
		assertThat(get(Orchard.ingress("t", "kubernetes.io/ingress.class: other", rule), "http://t.test/"))
			.isEqualTo("404");
	}

	@Test
	void aResourceBackendIsLeftToTheDefaultBackend() {
		assertThat(get(Orchard.ingress("t", "", CLASS
				+ "  rules: [{host: t.test, http: {paths: [{path: /, pathType: Prefix, backend: {resource: {kind: B, name: b}}}]}}]\n"),
				"http://t.test/"))
			.isEqualTo("404");
	}

	@Test
	void aCanaryIsTakenByHeaderThenCookieThenWeight() {
		String canary = "nginx.ingress.kubernetes.io/canary: 'true', nginx.ingress.kubernetes.io/canary-by-header: X-Try, "
				+ "nginx.ingress.kubernetes.io/canary-by-cookie: try, nginx.ingress.kubernetes.io/canary-weight: '%s'";
		String manifests = Orchard.ingress("main", "", SITE)
				+ Orchard.ingress("try", canary.formatted("0"), CLASS + Orchard.rule("t.test", "/", "Prefix", "pear"));
		assertThat(get(manifests, "http://t.test/")).startsWith("web/apple");
		assertThat(get(manifests, "http://t.test/", Map.of("x-try", "always"))).startsWith("web/pear");
		assertThat(get(manifests, "http://t.test/", Map.of("cookie", "a=b; try=always"))).startsWith("web/pear");
		assertThat(get(manifests, "http://t.test/", Map.of("x-try", "never", "cookie", "try=always")))
			.startsWith("web/apple");
		String everything = Orchard.ingress("main", "", SITE) + Orchard.ingress("try", canary.formatted("100"),
				CLASS + Orchard.rule("t.test", "/", "Prefix", "pear"));
		assertThat(get(everything, "http://t.test/")).startsWith("web/pear");
	}

	@Test
	void anExternalNameThatNobodyKnowsOrThatIsTheControllerItselfLeavesNothingToDial() {
		String external = """
				kind: Service
				metadata: {name: away, namespace: web}
				spec: {type: ExternalName, externalName: %s, ports: [{port: 80}]}
				---
				""";
		String rule = Orchard.ingress("t", "", CLASS + Orchard.rule("t.test", "/", "Prefix", "away"));
		assertThat(why(external.formatted("legacy.example.net") + rule, "http://t.test/"))
			.isEqualTo("ExternalName Service web/away leads to legacy.example.net:80, a name nobody knows");
		assertThat(get(external.formatted("127.0.0.1") + rule, "http://t.test/")).isEqualTo("503");
		assertThat(get(external.formatted("203.0.113.9") + rule, "http://t.test/"))
			.isEqualTo("web/away:80 [203.0.113.9:80] /");
	}

	@Test
	void everyRuleTriedNamesTheLineItComesFrom() {
		HttpOutcome outcome = Orchard.get(controller(Orchard.ingress("t", "", """
				  ingressClassName: nginx
				  rules:
				  - host: t.test
				    http:
				      paths:
				      - {path: /api, pathType: Exact, backend: {service: {name: pear, port: {number: 80}}}}
				      - {path: /, pathType: Prefix, backend: {service: {name: apple, port: {name: http}}}}
				""")), "http://t.test/x", Map.of());
		assertThat(outcome.tried()).containsExactly(
				new Tried("server t.test", true, "it serves host t.test", "Ingress web/t spec.rules[0]"),
				new Tried("location = /api", false, "path /x is not = /api",
						"Ingress web/t spec.rules[0].http.paths[0]"),
				new Tried("location /", true, "host and path match: any host, /*",
						"Ingress web/t spec.rules[0].http.paths[1]"));
	}

	@Test
	void aRegularExpressionThatCannotBeReadMatchesNothing() {
		assertThat(get(Orchard.ingress("t", "nginx.ingress.kubernetes.io/use-regex: 'true'",
				CLASS + Orchard.rule("t.test", "/a(", "ImplementationSpecific", "apple")), "http://t.test/a("))
			.isEqualTo("404");
	}

	private static IngressController controller(String manifests) {
		return Ingresses.compile(Orchard.cluster("ingress-nginx", manifests)).orElseThrow();
	}

	private static String get(String manifests, String url) {
		return get(manifests, url, Map.of());
	}

	private static String get(String manifests, String url, Map<String, String> headers) {
		return Orchard.line(Orchard.get(controller(manifests), url, headers));
	}

	private static String why(String manifests, String url) {
		HttpOutcome.Respond respond = (HttpOutcome.Respond) Orchard.get(controller(manifests), url, Map.of());
		assertThat(respond.status()).isEqualTo(503);
		return respond.why();
	}

}

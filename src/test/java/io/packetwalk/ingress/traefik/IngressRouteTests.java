package io.packetwalk.ingress.traefik;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.controlplane.ControlPlane;
import io.packetwalk.controlplane.LabSettings;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpOutcome.Forward;
import io.packetwalk.http.HttpOutcome.Respond;
import io.packetwalk.http.HttpOutcome.Share;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.ingress.Finding;
import io.packetwalk.ingress.IngressController;
import io.packetwalk.ingress.Ingresses;
import io.packetwalk.manifest.Limits;
import io.packetwalk.manifest.ManifestFile;
import io.packetwalk.manifest.ManifestReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class IngressRouteTests {

	private static final String WORLD = world("web") + world("next");

	private static String world(String name) {
		return """
				---
				apiVersion: v1
				kind: Pod
				metadata: {name: %1$s-0, namespace: home, labels: {app: %1$s}}
				spec: {containers: [{name: main, image: echo}]}
				---
				apiVersion: v1
				kind: Service
				metadata: {name: %1$s, namespace: home}
				spec: {selector: {app: %1$s}, ports: [{port: 80, targetPort: 8080}]}
				""".formatted(name);
	}

	private static Cluster cluster(String yaml) {
		ManifestFile file = new ManifestFile("lab.yaml", (WORLD + yaml).getBytes(StandardCharsets.UTF_8));
		return ControlPlane
			.reconcile(ManifestReader.read(List.of(file), Limits.DEFAULT),
					LabSettings.defaults().withProfile(Profile.K3S))
			.cluster();
	}

	private static String route(String routes) {
		return """
				---
				apiVersion: traefik.io/v1alpha1
				kind: IngressRoute
				metadata: {name: r, namespace: home}
				spec:
				  routes:
				""" + routes.indent(2);
	}

	private static String middleware(String name, String spec) {
		return """
				---
				apiVersion: traefik.io/v1alpha1
				kind: Middleware
				metadata: {name: %s, namespace: home}
				spec: %s
				""".formatted(name, spec);
	}

	private static HttpOutcome get(Cluster cluster, String path, String query) {
		IngressController traefik = Ingresses.compile(cluster, (name) -> Optional.empty()).orElseThrow();
		return traefik.routes()
			.route(new HttpRequest("GET", "http", "h.test", 80, path, query, Map.of("x-beta", "yes")));
	}

	private static String through(String spec, String path) {
		return ((Forward) get(
				cluster(middleware("m", spec) + route(
						"- {match: 'PathPrefix(`/`)', middlewares: [{name: m}], services: [{name: web, port: 80}]}")),
				path, ""))
			.path();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{stripPrefix: {prefixes: [/api, /v1]}}                             | /api/x | /x
			{stripPrefix: {prefixes: [/api]}}                                  | /apix  | /x
			{stripPrefix: {prefixes: [/api]}}                                  | /other | /other
			{stripPrefixRegex: {regex: ['/v[0-9]+']}}                          | /v12/x | /x
			{addPrefix: {prefix: /in}}                                         | /x     | /in/x
			{replacePath: {path: /one}}                                        | /x/y   | /one
			{replacePathRegex: {regex: '^/a/(.*)', replacement: '/b/${1}'}}    | /a/x   | /b/x
			""")
	void aMiddlewareChangesThePath(String spec, String path, String sent) {
		assertThat(through(spec, path)).isEqualTo(sent);
	}

	@Test
	void traefikIsAddedForIngressRoutesAlone() {
		Cluster cluster = cluster(route("- {match: 'PathPrefix(`/`)', services: [{name: web, port: 80}]}"));
		assertThat(cluster.settings().ingressController()).isEqualTo("traefik");
		assertThat(cluster.pods()).extracting(Pod::namespace).contains("kube-system");
		assertThat(((Forward) get(cluster, "/", "")).backend()).isEqualTo("home/web:80");
		assertThat(Ingresses.findings(cluster)).isEmpty();
	}

	@Test
	void theLongestRuleIsTriedFirstUnlessAPrioritySaysOtherwise() {
		String routes = """
				- {match: 'PathPrefix(`/api`)', services: [{name: web, port: 80}]}
				- {match: 'Host(`h.test`) && PathPrefix(`/`)', services: [{name: next, port: 80}]}
				""";
		assertThat(((Forward) get(cluster(route(routes)), "/api", "")).backend()).isEqualTo("home/next:80");
		String first = routes.replaceFirst("services", "priority: 1000, services");
		assertThat(((Forward) get(cluster(route(first)), "/api", "")).backend()).isEqualTo("home/web:80");
	}

	@Test
	void servicesShareByWeight() {
		Cluster cluster = cluster("""
				---
				apiVersion: traefik.io/v1alpha1
				kind: TraefikService
				metadata: {name: both, namespace: home}
				spec: {weighted: {services: [{name: web, port: 80, weight: 3}, {name: next, port: 80, weight: 1}]}}
				""" + route("- {match: 'PathPrefix(`/`)', services: [{name: both, kind: TraefikService}]}"));
		assertThat(get(cluster, "/", "").shares()).extracting(Share::backend, Share::weight)
			.containsExactly(tuple("home/web:80", 3), tuple("home/next:80", 1));
	}

	@Test
	void aMirrorGetsCopies() {
		Cluster cluster = cluster("""
				---
				apiVersion: traefik.io/v1alpha1
				kind: TraefikService
				metadata: {name: copied, namespace: home}
				spec: {mirroring: {name: web, port: 80, mirrors: [{name: next, port: 80, percent: 10}]}}
				""" + route("- {match: 'PathPrefix(`/`)', services: [{name: copied, kind: TraefikService}]}"));
		Forward forward = (Forward) get(cluster, "/", "");
		assertThat(forward.backend()).isEqualTo("home/web:80");
		assertThat(forward.changes().mirrors()).singleElement()
			.satisfies((mirror) -> assertThat(mirror.backend()).isEqualTo("home/next:80"));
	}

	@Test
	void aRedirectGoesFirst() {
		Respond respond = (Respond) get(
				cluster(middleware("tls", "{redirectScheme: {scheme: https, permanent: true}}") + route(
						"- {match: 'Host(`h.test`)', middlewares: [{name: tls}], services: [{name: web, port: 80}]}")),
				"/x", "q=1");
		assertThat(respond.status()).isEqualTo(301);
		assertThat(respond.location()).isEqualTo("https://h.test/x?q=1");
	}

	@Test
	void aMiddlewareThatIsNotThereDropsTheRouter() {
		Cluster cluster = cluster(
				route("- {match: 'Host(`h.test`)', middlewares: [{name: gone}], services: [{name: web, port: 80}]}"));
		Respond respond = (Respond) get(cluster, "/", "");
		assertThat(respond.status()).isEqualTo(404);
		assertThat(respond.tried().getFirst().why()).contains("there is no Middleware home/gone");
		assertThat(Ingresses.findings(cluster)).extracting(Finding::code, Finding::path)
			.containsExactly(tuple("MIDDLEWARE_NOT_FOUND", "spec.routes[0].middlewares"));
	}

	@Test
	void anIngressNamesMiddlewaresWithTheirNamespace() {
		String ingress = """
				---
				apiVersion: networking.k8s.io/v1
				kind: Ingress
				metadata:
				  name: i
				  namespace: home
				  annotations: {traefik.ingress.kubernetes.io/router.middlewares: %s}
				spec: {rules: [{http: {paths: [{path: /api, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]}
				""";
		String strip = middleware("strip", "{stripPrefix: {prefixes: [/api]}}");
		assertThat(((Forward) get(cluster(strip + ingress.formatted("home-strip@kubernetescrd")), "/api/x", "")).path())
			.isEqualTo("/x");
		assertThat(((Respond) get(cluster(strip + ingress.formatted("strip@kubernetescrd")), "/api/x", "")).status())
			.isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			Host(`h.test`)                                          ; true
			Host(`H.TEST`) && !PathPrefix(`/x`)                     ; false
			HostRegexp(`^[a-z]+\\.test$`)                           ; true
			Path(`/x/y`) || Path(`/z`)                              ; true
			Path(`/x`) || Path(`/x/y`) && Method(`POST`)            ; false
			(Path(`/x`) || Path(`/x/y`)) && Method(`GET`)           ; true
			!(Path(`/x`) || Host(`h.test`))                         ; false
			Header(`X-Beta`, `yes`)                                 ; true
			HeaderRegexp(`X-Beta`, `^n`)                            ; false
			Query(`q`, `1`)                                         ; true
			Query(`q`, `2`)                                         ; false
			PathRegexp(`^/x/[a-z]$`)                                ; true
			""")
	void aRuleMeansWhatItSays(String rule, boolean matches) throws RuleSyntaxException {
		HttpRequest request = new HttpRequest("GET", "http", "h.test", 80, "/x/y", "q=1", Map.of("x-beta", "yes"));
		assertThat(RuleParser.parse(rule).test(request).holds()).isEqualTo(matches);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Host(`a`                 | ")" is missing
			Hots(`a`)                | there is no matcher Hots
			Host(`a`) &&             | the rule ends too early
			Host(`a`) Path(`/`)      | "Path(`/`)" was not expected
			Host(a)                  | an argument stands in back quotes: `like this`
			PathRegexp(`(`)          | ( is no regular expression
			""")
	void aRuleThatCannotBeReadSaysWhy(String rule, String why) {
		Cluster cluster = cluster(route("- {match: '%s', services: [{name: web, port: 80}]}".formatted(rule.strip())));
		assertThat(Ingresses.findings(cluster)).singleElement().satisfies((finding) -> {
			assertThat(finding.code()).isEqualTo("ROUTER_RULE_INVALID");
			assertThat(finding.message()).contains(why.strip());
		});
	}

}

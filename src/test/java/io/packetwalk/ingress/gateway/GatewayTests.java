package io.packetwalk.ingress.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpOutcome.Forward;
import io.packetwalk.http.HttpOutcome.Respond;
import io.packetwalk.http.HttpOutcome.Share;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.ingress.Finding;
import io.packetwalk.ingress.IngressController;
import io.packetwalk.ingress.Ingresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class GatewayTests {

	private static final String WORLD = """
			apiVersion: v1
			kind: Namespace
			metadata: {name: shop}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: web, namespace: shop}
			spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: next, namespace: shop}
			spec: {selector: {app: next}, ports: [{port: 80, targetPort: 8080}]}
			---
			apiVersion: gateway.networking.k8s.io/v1
			kind: Gateway
			metadata: {name: door, namespace: shop}
			spec:
			  gatewayClassName: eg
			  listeners:
			  - {name: http, port: 80, protocol: HTTP}
			""";

	private static String route(String spec) {
		return WORLD + """
				---
				apiVersion: gateway.networking.k8s.io/v1
				kind: HTTPRoute
				metadata: {name: r, namespace: shop}
				spec:
				  parentRefs: [{name: door}]
				""" + spec.indent(2);
	}

	private static final String SPLIT = """
			rules:
			- backendRefs:
			  - {name: web, port: 80, weight: 90}
			  - {name: next, port: 80, weight: 10}
			""";

	@Test
	void requestsAreSharedOutByWeight() {
		GatewayLab lab = GatewayLab.of(route(SPLIT));
		HttpRequest request = new HttpRequest("GET", "http", "h.test", 80, "/", "", Map.of());
		List<String> drawn = List.of(0, 89, 90, 99)
			.stream()
			.map((at) -> lab.table("shop/door").route(request, (what, bound) -> at))
			.map((outcome) -> ((Forward) outcome).backend())
			.toList();
		assertThat(drawn).containsExactly("shop/web:80", "shop/web:80", "shop/next:80", "shop/next:80");
		assertThat(lab.get("shop/door", "http://h.test/").shares())
			.containsExactly(new Share("shop/web:80", 90, 0, true), new Share("shop/next:80", 10, 0, false));
	}

	@Test
	void aShareOfAServiceThatIsNotThereFails() {
		GatewayLab lab = GatewayLab.of(route(SPLIT.replace("name: next", "name: gone")));
		HttpRequest request = new HttpRequest("GET", "http", "h.test", 80, "/", "", Map.of());
		HttpOutcome outcome = lab.table("shop/door").route(request, (what, bound) -> bound - 1);
		assertThat(((Respond) outcome).status()).isEqualTo(500);
		assertThat(outcome.shares()).extracting(Share::status).containsExactly(0, 500);
	}

	@Test
	void aServiceWithoutReadyEndpointsIs503() {
		GatewayLab lab = GatewayLab.asWritten(route(SPLIT));
		assertThat(((Respond) lab.get("shop/door", "http://h.test/")).status()).isEqualTo(503);
	}

	@Test
	void allWeightsZeroIs500() {
		String none = SPLIT.replace("weight: 90", "weight: 0").replace("weight: 10", "weight: 0");
		assertThat(((Respond) GatewayLab.of(route(none)).get("shop/door", "http://h.test/")).status()).isEqualTo(500);
	}

	@Test
	void aMirrorGetsACopyAndAnswersNobody() {
		Forward forward = (Forward) GatewayLab.of(route("""
				rules:
				- filters:
				  - type: RequestMirror
				    requestMirror: {backendRef: {name: next, port: 80}, percent: 25}
				  - type: ResponseHeaderModifier
				    responseHeaderModifier: {remove: [Server]}
				  backendRefs: [{name: web, port: 80}]
				""")).get("shop/door", "http://h.test/");
		assertThat(forward.backend()).isEqualTo("shop/web:80");
		assertThat(forward.changes().mirrors()).singleElement().satisfies((mirror) -> {
			assertThat(mirror.backend()).isEqualTo("shop/next:80");
			assertThat(mirror.share()).isEqualTo(25);
			assertThat(mirror.upstreams()).hasSize(1);
		});
		assertThat(forward.changes().answer()).hasToString("[remove Server]");
	}

	@Test
	void aRewriteChangesHostAndPathAndKeepsTheQuery() {
		Forward forward = (Forward) GatewayLab.of(route("""
				rules:
				- matches: [{path: {type: PathPrefix, value: /api}}]
				  filters:
				  - type: URLRewrite
				    urlRewrite: {hostname: inner.test, path: {type: ReplacePrefixMatch, replacePrefixMatch: /v2}}
				  backendRefs: [{name: web, port: 80}]
				""")).get("shop/door", "http://h.test/api/x?q=1");
		assertThat(forward.sent().host()).isEqualTo("inner.test");
		assertThat(forward.sent().path()).isEqualTo("/v2/x");
		assertThat(forward.sent().query()).isEqualTo("q=1");
	}

	@Test
	void aRegularExpressionHasToFitTheWholePath() {
		GatewayLab lab = GatewayLab.of(route("""
				rules:
				- matches: [{path: {type: RegularExpression, value: "/v[0-9]+"}}]
				  backendRefs: [{name: web, port: 80}]
				"""));
		assertThat(lab.get("shop/door", "http://h.test/v12")).isInstanceOf(Forward.class);
		assertThat(((Respond) lab.get("shop/door", "http://h.test/v12/x")).status()).isEqualTo(404);
	}

	@Test
	void aFilterNobodyKnowsFailsTheRequest() {
		GatewayLab lab = GatewayLab.of(route("""
				rules:
				- filters: [{type: ExtensionRef, extensionRef: {group: x.test, kind: Auth, name: gate}}]
				  backendRefs: [{name: web, port: 80}]
				"""));
		assertThat(((Respond) lab.get("shop/door", "http://h.test/")).status()).isEqualTo(500);
		assertThat(Ingresses.findings(lab.cluster())).extracting(Finding::code).containsExactly("FILTER_NOT_MODELLED");
	}

	@Test
	void listenersNobodyCanTellApartAreBothClosed() {
		GatewayLab lab = GatewayLab.of(route(SPLIT).replace("  - {name: http, port: 80, protocol: HTTP}", """
				  - {name: http, port: 80, protocol: HTTP}
				  - {name: twin, port: 80, protocol: HTTP}
				""".stripTrailing()));
		assertThat(((Respond) lab.get("shop/door", "http://h.test/")).reset()).isTrue();
		assertThat(Ingresses.findings(lab.cluster())).extracting(Finding::code, Finding::path)
			.containsExactly(tuple("LISTENER_NOT_ACCEPTED", "spec.listeners[0].port"),
					tuple("LISTENER_NOT_ACCEPTED", "spec.listeners[1].port"));
	}

	@Test
	void whatFailsIsSaidWithItsField() {
		GatewayLab lab = GatewayLab.of(route("""
				rules:
				- backendRefs: [{name: web, port: 8080}]
				""").replace("parentRefs: [{name: door}]", "parentRefs: [{name: door}, {name: dor}]"));
		assertThat(Ingresses.findings(lab.cluster())).extracting(Finding::code, Finding::path)
			.containsExactly(tuple("ROUTE_REFS_NOT_RESOLVED", "spec.rules[0].backendRefs[0].port"),
					tuple("GATEWAY_NOT_FOUND", "spec.parentRefs[1].name"));
		assertThat(Ingresses.findings(lab.cluster()).getFirst().message())
			.contains("Service shop/web has no port 8080, it has 80")
			.contains("BackendNotFound");
	}

	@Test
	void plainTextOnATlsPortIsClosed() {
		GatewayLab lab = GatewayLab.of(route(SPLIT).replace("{name: http, port: 80, protocol: HTTP}",
				"{name: http, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: cert}]}}") + """
						---
						apiVersion: v1
						kind: Secret
						type: kubernetes.io/tls
						metadata: {name: cert, namespace: shop}
						data: {}
						""");
		assertThat(((Respond) lab.get("shop/door", "http://h.test:443/")).reset()).isTrue();
		assertThat(lab.get("shop/door", "https://h.test/")).isInstanceOf(Forward.class);
	}

	@Test
	void aGatewayTakesRequestsForTheHostsOfItsRoutes() {
		GatewayLab lab = GatewayLab.of(route("hostnames: [shop.test, \"*.shop.test\"]\n" + SPLIT));
		IngressController door = Ingresses.compileAll(lab.cluster(), (name) -> Optional.empty()).getFirst();
		assertThat(door.name()).isEqualTo("gateway shop/door");
		assertThat(door.entrance("shop.test", 80))
			.hasValueSatisfying((origin) -> assertThat(origin.object()).hasToString("HTTPRoute shop/r"));
		assertThat(door.entrance("a.b.shop.test", 80)).isPresent();
		assertThat(door.entrance("other.test", 80)).isEmpty();
		assertThat(door.entrance("shop.test", 81)).isEmpty();
	}

}

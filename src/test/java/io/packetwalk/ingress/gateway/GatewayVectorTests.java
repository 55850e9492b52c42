package io.packetwalk.ingress.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.cluster.GatewayRoute.ParentRef;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The shared vectors, transcribed from Gateway API's conformance tests, from YAML through
 * the control plane to the route table.
 */
class GatewayVectorTests {

	private static final JsonNode FILE = read();

	private static final Map<String, GatewayLab> LABS = new ConcurrentHashMap<>();

	private static JsonNode read() {
		try (InputStream in = GatewayVectorTests.class.getResourceAsStream("/reference/vectors/gateway-vectors.json")) {
			return JsonMapper.builder().build().readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<JsonNode> vectors() {
		return FILE.get("vectors").valueStream();
	}

	@TestFactory
	Stream<DynamicTest> aVectorHolds() {
		return vectors().map((vector) -> DynamicTest
			.dynamicTest(vector.get("id").asString() + " " + vector.get("title").asString(), () -> check(vector)));
	}

	@Test
	void everyVectorIsCovered() {
		Map<String, Long> counted = vectors()
			.collect(Collectors.groupingBy((vector) -> vector.get("kind").asString(), Collectors.counting()));
		assertThat(counted).containsOnly(Map.entry("request", 97L), Map.entry("status", 4L));
	}

	private static void check(JsonNode vector) {
		String yaml = FILE.get("base_yaml").asString() + "\n---\n" + vector.get("manifests_yaml").asString();
		GatewayLab lab = LABS.computeIfAbsent(yaml, GatewayLab::of);
		if (vector.get("kind").asString().equals("status")) {
			statuses(lab, vector.get("expected"));
		}
		else {
			outcome(lab.table(vector.get("gateway").asString()).route(request(vector.get("request"))),
					vector.get("expected"));
		}
	}

	private static HttpRequest request(JsonNode request) {
		String scheme = request.get("scheme").asString();
		String url = request.get("path").asString();
		int query = url.indexOf('?');
		Map<String, String> headers = new TreeMap<>();
		request.path("headers")
			.propertyStream()
			.forEach((header) -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asString()));
		if (request.has("grpc")) {
			headers.put("content-type", "application/grpc");
		}
		String host = request.get("host").asString().replaceFirst(":\\d+$", "");
		return new HttpRequest(request.get("method").asString(), scheme, host,
				request.path("port").asInt(scheme.equals("https") ? 443 : 80),
				(query < 0) ? url : url.substring(0, query), (query < 0) ? "" : url.substring(query + 1), headers,
				scheme.equals("https") ? request.path("sni").asString(host) : "");
	}

	private static void outcome(HttpOutcome outcome, JsonNode expected) {
		if (expected.has("weights")) {
			weights(outcome, expected.get("weights"));
		}
		else if (expected.has("service")) {
			assertThat(outcome).isInstanceOfSatisfying(HttpOutcome.Forward.class,
					(forward) -> forward(forward, expected));
		}
		else {
			assertThat(outcome).isInstanceOfSatisfying(HttpOutcome.Respond.class,
					(respond) -> respond(respond, expected));
		}
	}

	private static void weights(HttpOutcome outcome, JsonNode expected) {
		Map<String, Double> shares = new LinkedHashMap<>();
		double sum = outcome.shares().stream().mapToInt(HttpOutcome.Share::weight).sum();
		outcome.shares()
			.stream()
			.filter((share) -> share.weight() > 0)
			.forEach((share) -> shares.merge(
					(share.status() != 0) ? Integer.toString(share.status()) : service(share.backend()),
					share.weight() / sum, Double::sum));
		double whole = expected.valueStream().mapToDouble(JsonNode::asDouble).sum();
		expected.propertyStream()
			.filter((share) -> share.getValue().asDouble() > 0)
			.forEach((share) -> assertThat(shares).hasEntrySatisfying(share.getKey(),
					(part) -> assertThat(part).isCloseTo(share.getValue().asDouble() / whole, within(1e-9))));
		assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
	}

	private static String service(String backend) {
		return backend.replaceFirst(":\\d+$", "");
	}

	private static void forward(HttpOutcome.Forward forward, JsonNode expected) {
		assertThat(service(forward.backend())).isEqualTo(expected.get("service").asString());
		JsonNode upstream = expected.path("upstream");
		HttpRequest sent = forward.sent();
		if (upstream.has("path")) {
			String query = sent.query().isEmpty() ? "" : "?" + sent.query();
			assertThat(forward.path() + query).isEqualTo(upstream.get("path").asString());
		}
		if (upstream.has("host")) {
			assertThat(sent.host()).isEqualTo(upstream.get("host").asString());
		}
		upstream.path("headers")
			.propertyStream()
			.forEach((header) -> assertThat(sent.headers().get(header.getKey()))
				.isEqualTo(header.getValue().isNull() ? null : header.getValue().asString()));
	}

	private static void respond(HttpOutcome.Respond respond, JsonNode expected) {
		if (expected.has("grpcStatus")) {
			assertThat(respond.grpcStatus()).isEqualTo(expected.get("grpcStatus").asString());
		}
		if (expected.has("tls")) {
			assertThat(respond.reset()).as(respond.toString())
				.isEqualTo(expected.get("tls").asString().equals("reset"));
		}
		if (expected.has("status")) {
			assertThat(respond.status()).as(respond.toString()).isEqualTo(expected.get("status").asInt());
			assertThat(respond.location()).isEqualTo(expected.path("location").asString(""));
		}
	}

	private static void statuses(GatewayLab lab, JsonNode expected) {
		Statuses statuses = Statuses.of(lab.cluster());
		Map<String, RouteParent> parents = new LinkedHashMap<>();
		statuses.parents().forEach((parent) -> parents.put(name(parent), parent));
		Map<String, ListenerStatus> listeners = new LinkedHashMap<>();
		statuses.listeners()
			.forEach((status) -> listeners.put(status.gateway().key() + ":" + status.listener().name(), status));
		assertThat(parents).hasSameSizeAs(expected.get("routes"));
		expected.get("routes")
			.propertyStream()
			.forEach((route) -> assertThat(parents).hasEntrySatisfying(route.getKey(), (parent) -> {
				condition(parent.accepted(), route.getValue().get("Accepted"));
				condition(parent.resolvedRefs(), route.getValue().get("ResolvedRefs"));
			}));
		expected.get("listeners")
			.propertyStream()
			.forEach((one) -> assertThat(listeners).hasEntrySatisfying(one.getKey(), (status) -> {
				assertThat(status.supportedKinds()).containsExactlyElementsOf(
						one.getValue().get("supportedKinds").valueStream().map(JsonNode::asString).toList());
				assertThat(status.attachedRoutes()).isEqualTo(one.getValue().get("attachedRoutes").asInt());
				condition(status.resolvedRefs(), one.getValue().get("ResolvedRefs"));
			}));
	}

	private static String name(RouteParent parent) {
		ParentRef ref = parent.ref();
		return parent.route().ref() + " -> " + parent.gateway().key()
				+ ((ref.sectionName() != null) ? ":" + ref.sectionName() : "");
	}

	private static void condition(Condition condition, JsonNode expected) {
		assertThat(condition.holds()).as(condition.toString())
			.isEqualTo(expected.get("status").asString().equals("True"));
		assertThat(condition.reason()).isEqualTo(expected.get("reason").asString());
	}

}

package io.packetwalk.ingress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.http.HttpOutcome;
import io.packetwalk.http.HttpRequest;
import io.packetwalk.http.HttpRouteTable;
import io.packetwalk.ingress.backend.ServiceEndpoints;
import io.packetwalk.ingress.nginx.NginxOptions;
import io.packetwalk.ingress.program.ControllerPods;
import io.packetwalk.ingress.traefik.TraefikOptions;
import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shared vectors, of which the ingress-nginx ones were replayed on a real nginx. What
 * the API asks of every controller is asked of both, except where the fact sheet names
 * the controller's own way.
 */
class IngressVectorTests {

	private static final JsonNode FILE = read();

	/** Where the one name that vectors have as an upstream leads here. */
	private static final IpAddress LEGACY = IpAddress.of("203.0.113.77");

	private static final Map<String, Cluster> CLUSTERS = new ConcurrentHashMap<>();

	/** Traefik takes a Prefix by characters, and of equal paths the Prefix. */
	private static final Set<String> NOT_TRAEFIKS_WAY = Set.of("ing-020", "ing-041");

	private static JsonNode read() {
		try (InputStream in = IngressVectorTests.class.getResourceAsStream("/reference/vectors/ingress-vectors.json")) {
			return JsonMapper.builder().build().readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<JsonNode> vectors() {
		return FILE.get("vectors").valueStream();
	}

	private static String id(JsonNode vector) {
		return vector.get("id").asString();
	}

	@TestFactory
	Stream<DynamicTest> aRequestIsAnsweredAsTheVectorSays() {
		return vectors().flatMap((vector) -> controllers(vector).stream()
			.map((controller) -> DynamicTest.dynamicTest(
					id(vector) + " " + controller + ": " + vector.get("title").asString(),
					() -> check(vector, controller))));
	}

	@Test
	void everyVectorIsCovered() {
		Map<String, Integer> counted = new TreeMap<>();
		vectors().forEach((vector) -> counted.merge(vector.get("controller").asString(), 1, Integer::sum));
		assertThat(counted).containsExactly(Map.entry("any", 16), Map.entry("ingress-nginx", 29),
				Map.entry("traefik", 17));
		assertThat(vectors().map(IngressVectorTests::id)).containsAll(NOT_TRAEFIKS_WAY);
	}

	private static List<String> controllers(JsonNode vector) {
		String controller = vector.get("controller").asString();
		if (!controller.equals("any")) {
			return List.of(controller);
		}
		return NOT_TRAEFIKS_WAY.contains(id(vector)) ? List.of(ControllerPods.NGINX)
				: List.of(ControllerPods.NGINX, ControllerPods.TRAEFIK);
	}

	private static void check(JsonNode vector, String controller) {
		HttpOutcome outcome = route(vector, controller);
		JsonNode expected = vector.get("expected");
		if (expected.has("status")) {
			assertThat(outcome).isInstanceOfSatisfying(HttpOutcome.Respond.class, (respond) -> {
				assertThat(respond.status()).as(respond.toString()).isEqualTo(expected.get("status").asInt());
				assertThat(respond.location()).isEqualTo(expected.path("location").asString(""));
			});
		}
		else {
			assertThat(outcome).isInstanceOfSatisfying(HttpOutcome.Forward.class,
					(forward) -> checkForward(forward, expected));
		}
		assertThat(outcome.tried().stream().filter(HttpOutcome.Tried::matched).count()).isLessThanOrEqualTo(2);
	}

	private static void checkForward(HttpOutcome.Forward forward, JsonNode expected) {
		if (expected.has("anyOf")) {
			assertThat(expected.get("anyOf").valueStream().map(JsonNode::asString))
				.contains(forward.backend().replaceFirst(":\\d+$", ""));
			return;
		}
		assertThat(forward.backend())
			.isEqualTo(expected.get("service").asString() + ":" + expected.get("port").asInt());
		List<String> upstreams = new ArrayList<>();
		expected.path("upstreams")
			.valueStream()
			.forEach((text) -> upstreams
				.add(text.asString().replace("https://", "").replace("legacy.example.net", LEGACY.toString())));
		if (!upstreams.isEmpty()) {
			assertThat(forward.upstreams()).extracting((upstream) -> upstream.address().withPort(upstream.port()))
				.containsExactlyElementsOf(upstreams);
		}
		if (expected.has("upstreamPath")) {
			assertThat(forward.path()).isEqualTo(expected.get("upstreamPath").asString());
		}
	}

	private static HttpOutcome route(JsonNode vector, String controller) {
		String yaml = FILE.get("bases").get(vector.get("base").asString()).asString() + "\n---\n"
				+ vector.get("manifests_yaml").asString();
		Cluster cluster = CLUSTERS.computeIfAbsent(yaml, (missing) -> VectorCluster.read(controller, yaml));
		JsonNode request = vector.get("request");
		String scheme = request.get("scheme").asString();
		return table(cluster, controller, vector).route(new HttpRequest("GET", scheme, request.get("host").asString(),
				scheme.equals("https") ? 443 : 80, request.get("path").asString(), "", headers(request)));
	}

	private static Map<String, String> headers(JsonNode request) {
		Map<String, String> headers = new TreeMap<>();
		request.path("headers")
			.propertyStream()
			.forEach((header) -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT),
					header.getValue().asString()));
		return headers;
	}

	private static HttpRouteTable table(Cluster cluster, String controller, JsonNode vector) {
		JsonNode options = vector.path("controllerOptions");
		ServiceEndpoints endpoints = new ServiceEndpoints(cluster,
				(name) -> name.equals("legacy.example.net") ? Optional.of(LEGACY) : Optional.empty());
		if (controller.equals(ControllerPods.TRAEFIK)) {
			return Ingresses
				.traefik(cluster, endpoints,
						new TraefikOptions("", options.path("allowEmptyServices").asBoolean(false),
								options.path("allowExternalNameServices").asBoolean(false),
								options.path("strictPrefixMatching").asBoolean(false), false, 0))
				.routes();
		}
		boolean classless = vector.get("controller").asString().equals("any")
				|| options.path("watchIngressWithoutClass").asBoolean(false);
		return Ingresses
			.nginx(cluster, endpoints, classless ? NginxOptions.DEFAULTS.watchingWithoutClass() : NginxOptions.DEFAULTS)
			.routes();
	}

}

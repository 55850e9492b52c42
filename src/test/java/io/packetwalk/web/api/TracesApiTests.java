package io.packetwalk.web.api;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static io.packetwalk.web.api.LabsApiTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class TracesApiTests {

	@LocalServerPort
	private int port;

	private Browser browser;

	private JsonNode lab;

	private String id;

	@BeforeEach
	void open() {
		this.browser = new Browser(this.port);
		this.lab = this.browser.makeShop();
		this.id = this.lab.path("id").asString();
	}

	@Test
	void aTraceIsMadeStoredAndShownAsItWas() {
		HttpResponse<String> made = this.browser.walk(this.id, "pod/shop/client", "http://web/");
		JsonNode trace = Browser.json(made);
		String path = "/api/v1/traces/" + trace.path("id").asString();
		assertThat(made.statusCode()).isEqualTo(201);
		assertThat(made.headers().firstValue("Location")).hasValue(path);
		assertThat(trace.path("disposition").asString()).isEqualTo("DELIVERED");
		assertThat(trace.path("lab").asString()).isEqualTo(this.id);
		assertThat(trace.path("simulated").asBoolean()).isTrue();
		assertThat(this.browser.get(path).body()).isEqualTo(made.body());
		assertThat(this.browser.get(path + ".json").body()).isEqualTo(made.body());
	}

	@ParameterizedTest
	@CsvSource({ ".md,text/markdown,.md,# pod/shop/client", ".mmd,text/vnd.mermaid,.mmd,sequenceDiagram",
			".pcapng,application/x-pcapng,-client.pcapng,SIMULATED",
			".pcapng?point=all,application/x-pcapng,-all.pcapng,SIMULATED" })
	void aTraceIsExportedAsAFileWithItsTypeAndName(String form, String type, String end, String content) {
		String trace = Browser.json(this.browser.walk(this.id, "pod/shop/client", "http://web/")).path("id").asString();
		HttpResponse<String> file = this.browser.get("/api/v1/traces/" + trace + form);
		assertThat(file.statusCode()).isEqualTo(200);
		assertThat(file.headers().firstValue("Content-Type"))
			.hasValueSatisfying((given) -> assertThat(given).startsWith(type));
		assertThat(file.headers().firstValue("Content-Disposition"))
			.hasValue("attachment; filename=\"packetwalk-" + trace + end + "\"");
		assertThat(file.body()).contains(content);
	}

	@Test
	void aCapturePointNobodyKnowsIsAProblem() {
		String trace = Browser.json(this.browser.walk(this.id, "pod/shop/client", "http://web/")).path("id").asString();
		assertProblem(this.browser.get("/api/v1/traces/" + trace + ".pcapng?point=moon"), 400, "INVALID_REQUEST");
	}

	@Test
	void theSameRequestWalksTheSameWay() {
		JsonNode first = Browser.json(this.browser.walk(this.id, "pod/shop/client", "http://web/"));
		JsonNode second = Browser.json(this.browser.walk(this.id, "pod/shop/client", "http://web/"));
		assertThat(second.path("id")).isNotEqualTo(first.path("id"));
		assertThat(second.path("legs")).isEqualTo(first.path("legs"));
	}

	@Test
	void textTranscriptAndJsonAgreeOnStepsAndTheirOrder() {
		JsonNode trace = Browser.json(this.browser.walk(this.id, "pod/shop/client", "http://web/"));
		Set<Integer> numbers = new TreeSet<>();
		trace.path("legs")
			.forEach((leg) -> leg.path("hops")
				.forEach((hop) -> hop.path("steps").forEach((step) -> numbers.add(step.path("n").asInt()))));
		String text = this.browser.get("/api/v1/traces/" + trace.path("id").asString() + ".txt").body();
		assertThat(Pattern.compile("^ {0,4}(\\d+) +[\\d.]+ ms", Pattern.MULTILINE).matcher(text).results())
			.map((match) -> Integer.valueOf(match.group(1)))
			.containsExactlyElementsOf(numbers);
		String transcript = this.browser.get("/t/" + trace.path("id").asString() + "/transcript").body();
		assertThat(Pattern.compile("id=\"step-(\\d+)\"").matcher(transcript).results())
			.map((match) -> Integer.valueOf(match.group(1)))
			.containsExactlyInAnyOrderElementsOf(numbers);
		assertThat(text).contains(trace.at("/symptom/text").asString());
	}

	@Test
	void everyStopOfATraceIsInItsPicture() {
		JsonNode trace = Browser.json(this.browser.walk(this.id, "pod/shop/client", "http://web/"));
		JsonNode picture = Browser.json(this.browser.get("/api/v1/traces/" + trace.path("id").asString() + "/picture"));
		Set<String> stops = new TreeSet<>(trace.path("legs").findValuesAsString("stop"));
		assertThat(stops).isNotEmpty();
		assertThat(picture.at("/physical/vertices").findValuesAsString("id")).containsAll(stops);
	}

	@Test
	void aRedirectSaysWhereItLeads() {
		JsonNode made = Browser
			.json(this.browser.post("/api/v1/labs?ingressController=ingress-nginx", "text/yaml", Browser.SHOP
					+ """
							---
							apiVersion: networking.k8s.io/v1
							kind: Ingress
							metadata: {name: web, namespace: shop}
							spec:
							  ingressClassName: nginx
							  tls: [{hosts: [shop.example.com]}]
							  rules:
							  - host: shop.example.com
							    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
							"""));
		JsonNode http = Browser
			.json(this.browser.walk(made.path("id").asString(), "external", "http://shop.example.com/cart"))
			.path("http");
		assertThat(http.path("status").asInt()).isEqualTo(308);
		assertThat(http.path("location").asString()).isEqualTo("https://shop.example.com/cart");
	}

	@Test
	void aTraceOutlivesLaterEditsOfItsLab() {
		HttpResponse<String> made = this.browser.walk(this.id, "pod/shop/client", "http://web/");
		String path = "/api/v1/traces/" + Browser.json(made).path("id").asString();
		this.browser.put("/api/v1/labs/" + this.id, "text/yaml",
				"apiVersion: v1\nkind: Namespace\nmetadata: {name: empty}\n", "Authorization",
				"Bearer " + this.lab.path("editToken").asString());
		assertThat(this.browser.get(path).body()).isEqualTo(made.body());
		assertProblem(this.browser.walk(this.id, "pod/shop/client", "http://web/"), 400, "INVALID_REQUEST");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{} | from", "{\"from\":\"external\"} | to",
					"{\"from\":\"pod/shop/nobody\",\"to\":\"http://web\"} | from",
					"{\"from\":\"pod/shop/client\",\"to\":\"ftp://web\"} | to",
					"{\"from\":\"external\",\"to\":\"http://web\",\"connections\":0} | connections",
					"{\"from\":\"external\",\"to\":\"http://web\",\"libc\":\"bionic\"} | libc",
					"{\"from\":\"external\",\"to\":\"http://web\",\"method\":\"G T\"} | method",
					"{\"from\":\"external\",\"to\":\"http://web\",\"headers\":{\"a b\":\"c\"}} | headers" })
	void aRequestThatCannotBeWalkedSaysWhichPartIsWrong(String body, String field) {
		HttpResponse<String> refused = this.browser.post("/api/v1/labs/" + this.id + "/traces", "application/json",
				body);
		assertProblem(refused, 400, "INVALID_REQUEST");
		assertThat(Browser.json(refused).path("field").asString()).isEqualTo(field);
		assertThat(Browser.json(refused).path("suggestion").asString()).isNotEmpty();
	}

	@Test
	void whatIsNoJsonIsRefused() {
		String path = "/api/v1/labs/" + this.id + "/traces";
		assertProblem(this.browser.post(path, "application/json", "{"), 400, "INVALID_REQUEST");
		assertProblem(this.browser.post(path, "application/json", "[]"), 400, "INVALID_REQUEST");
		HttpResponse<String> mistyped = this.browser.post(path, "application/json",
				"{\"from\":\"external\",\"to\":\"http://web\",\"seed\":\"x\"}");
		assertProblem(mistyped, 400, "INVALID_REQUEST");
		assertThat(Browser.json(mistyped).path("field").asString()).isEqualTo("seed");
		assertProblem(this.browser.post(path, "text/plain", "{}"), 415, "UNSUPPORTED_MEDIA_TYPE");
	}

	@Test
	void whatIsNotThereIsSaidNotToBe() {
		assertProblem(this.browser.get("/api/v1/traces/t0000000000"), 404, "TRACE_NOT_FOUND");
		assertProblem(this.browser.get("/api/v1/traces/t0000000000.txt"), 404, "TRACE_NOT_FOUND");
		assertProblem(this.browser.walk("0000000000", "external", "http://web"), 404, "LAB_NOT_FOUND");
		assertProblem(this.browser.get("/api/v1/nothing"), 404, "NOT_FOUND");
		assertProblem(this.browser.delete("/api/v1/labs"), 405, "METHOD_NOT_ALLOWED");
	}

	@Test
	void severalConnectionsHaveADistribution() {
		HttpResponse<String> made = this.browser.post("/api/v1/labs/" + this.id + "/traces", "application/json",
				"{\"from\":\"pod/shop/client\",\"to\":\"http://web\",\"connections\":3}");
		JsonNode distribution = Browser.json(made).path("distribution");
		int sum = 0;
		for (JsonNode count : distribution) {
			sum += count.asInt();
		}
		assertThat(sum).isEqualTo(3);
		assertThat(Browser.json(this.browser.walk(this.id, "pod/shop/client", "http://web")).has("distribution"))
			.isFalse();
	}

}

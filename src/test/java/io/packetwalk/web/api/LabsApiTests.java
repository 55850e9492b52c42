package io.packetwalk.web.api;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser.Part;
import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
public class LabsApiTests {

	@LocalServerPort
	private int port;

	private Browser browser;

	@BeforeEach
	void open() {
		this.browser = new Browser(this.port);
	}

	@Test
	void aLabIsMadeOfSeveralFilesAndFormFields() {
		HttpResponse<String> made = this.browser.postForm("/api/v1/labs",
				List.of(Part.file("shop/app.yaml", Browser.SHOP),
						Part.file("shop/more.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: more}\n"),
						Part.field("profile", "k3s"), Part.field("nodes", "2"), Part.field("podCidr", "")));
		JsonNode lab = Browser.json(made);
		assertThat(made.statusCode()).isEqualTo(201);
		assertThat(lab.path("id").asString()).matches("[0-9A-Za-z]{10}");
		assertThat(made.headers().firstValue("Location")).hasValue("/api/v1/labs/" + lab.path("id").asString());
		assertThat(lab.path("url").asString()).isEqualTo("/labs/" + lab.path("id").asString());
		assertThat(lab.path("editToken").asString()).hasSize(32);
		assertThat(lab.path("name").asString()).isEqualTo("shop");
		assertThat(lab.path("revision").asInt()).isEqualTo(1);
		assertThat(lab.at("/summary/documents").asInt()).isEqualTo(5);
		assertThat(lab.at("/summary/nodes").asInt()).isEqualTo(2);
		assertThat(lab.at("/settings/podCidr").asString()).isEqualTo("10.42.0.0/16");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/yaml", "text/yaml", "text/plain", "application/yaml;charset=UTF-8" })
	void aLabIsMadeOfABody(String type) {
		HttpResponse<String> made = this.browser.post("/api/v1/labs?filename=web.yaml&nodes=1", type, Browser.SHOP);
		assertThat(made.statusCode()).isEqualTo(201);
		assertThat(Browser.json(made).path("name").asString()).isEqualTo("web");
	}

	@Test
	void aLabIsMadeOfJson() {
		HttpResponse<String> made = this.browser.post("/api/v1/labs", "application/json",
				"{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"a\",\"namespace\":\"b\"},"
						+ "\"spec\":{\"ports\":[{\"port\":80}]}}");
		assertThat(made.statusCode()).isEqualTo(201);
		assertThat(Browser.json(made).path("name").asString()).isEqualTo("b");
	}

	@Test
	void aBodyOfAnotherTypeIsRefusedWithTheTypesThatAreTaken() {
		HttpResponse<String> refused = this.browser.post("/api/v1/labs", "application/x-www-form-urlencoded",
				Browser.SHOP);
		assertProblem(refused, 415, "UNSUPPORTED_MEDIA_TYPE");
		assertThat(Browser.json(refused).path("detail").asString()).contains("application/yaml");
	}

	@ParameterizedTest
	@CsvSource({ "profile, minikube, kubeadm", "nodes, 0, 5000", "nodes, many, 5000", "proxyMode, ebpf, nftables",
			"cni, cilium, flannel", "podCidr, 10.0.0.0, range", "seed, x, integer",
			"ingressController, haproxy, traefik", "clusterDomain, a..b, cluster.local" })
	void aSettingThatIsNotAllowedIsNamedWithWhatIs(String field, String value, String allowed) {
		HttpResponse<String> refused = this.browser.post("/api/v1/labs?" + field + "=" + value, "text/yaml",
				Browser.SHOP);
		assertProblem(refused, 400, "INVALID_SETTING");
		assertThat(Browser.json(refused).path("field").asString()).isEqualTo(field);
		assertThat(Browser.json(refused).path("allowed").asString()).contains(allowed);
	}

	@Test
	void anUploadWithoutOneObjectIsRefusedWithItsProblems() {
		HttpResponse<String> refused = this.browser.post("/api/v1/labs?filename=bad.yaml", "text/yaml",
				"kind: Service\n  metadata: [\n");
		assertProblem(refused, 422, "NO_OBJECTS");
		JsonNode problem = Browser.json(refused).at("/problems/0");
		assertThat(problem.path("severity").asString()).isEqualTo("ERROR");
		assertThat(problem.path("file").asString()).isEqualTo("bad.yaml");
		assertThat(problem.path("line").asInt()).isPositive();
		assertThat(problem.path("lineText").asString()).isNotEmpty();
	}

	@Test
	void whatTheServerCannotDecodeIsRefused() throws Exception {
		assertThat(raw("POST /api/v1/labs?seed=%zz HTTP/1.1", "text/yaml")).startsWith("HTTP/1.1 400")
			.contains("\"code\":\"INVALID_REQUEST\"");
		assertThat(raw("POST /api/v1/labs HTTP/1.1", "nonsense")).startsWith("HTTP/1.1 415")
			.contains("\"code\":\"UNSUPPORTED_MEDIA_TYPE\"");
		assertThat(raw("POST /api/v1/labs HTTP/1.1", "multipart/form-data")).startsWith("HTTP/1.1 400")
			.contains("\"code\":\"INVALID_REQUEST\"");
	}

	private String raw(String line, String type) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream()
				.write((line + "\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 1\r\nContent-Type: " + type
						+ "\r\n\r\na")
					.getBytes());
			return new String(socket.getInputStream().readAllBytes());
		}
	}

	@Test
	void anEmptyUploadIsRefused() {
		assertProblem(this.browser.post("/api/v1/labs", "text/yaml", ""), 422, "NO_OBJECTS");
		assertProblem(this.browser.postForm("/api/v1/labs", List.of(Part.file("", ""))), 422, "NO_OBJECTS");
	}

	@Test
	void anUploadOverTheLimitIsRefusedHoweverItIsSent() {
		String big = "# " + "x".repeat(1_100_000) + "\n" + Browser.SHOP;
		assertProblem(this.browser.post("/api/v1/labs", "text/yaml", big), 413, "LIMIT_EXCEEDED");
		assertProblem(this.browser.postForm("/api/v1/labs", List.of(Part.file("big.yaml", big))), 413,
				"LIMIT_EXCEEDED");
		String half = "# " + "x".repeat(600_000) + "\n" + Browser.SHOP;
		assertProblem(this.browser.postForm("/api/v1/labs",
				List.of(Part.file("one.yaml", half), Part.file("two.yaml", half))), 413, "LIMIT_EXCEEDED");
	}

	@Test
	void aliasesThatMultiplyAreRefused() {
		StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
		for (int i = 1; i < 12; i++) {
			bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
		}
		HttpResponse<String> refused = this.browser.post("/api/v1/labs", "text/yaml", bomb.toString());
		assertThat(refused.statusCode()).isIn(413, 422);
	}

	@Test
	void goodDocumentsLoadBesideBrokenOnes() {
		HttpResponse<String> made = this.browser.post("/api/v1/labs?filename=a.yaml", "text/yaml",
				Browser.SHOP + "---\nkind: Service\n  x: [\n");
		assertThat(made.statusCode()).isEqualTo(201);
		assertThat(Browser.json(made).at("/problems/0/severity").asString()).isEqualTo("ERROR");
	}

	@Test
	void aSecretIsInNothingThatIsShown() {
		String secret = "c3VwZXJzZWNyZXQtdmFsdWU=";
		JsonNode lab = Browser.json(this.browser.post("/api/v1/labs?filename=s.yaml", "text/yaml", Browser.SHOP
				+ "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n  password: " + secret + "\n"));
		String id = lab.path("id").asString();
		assertThat(this.browser.get("/labs/" + id).body()).contains("kind: Secret").doesNotContain(secret);
		assertThat(lab.path("problems").toString()).doesNotContain(secret).contains("Secret");
	}

	@Test
	void aLabIsChangedAndRemovedOnlyWithItsToken() {
		JsonNode lab = this.browser.makeShop();
		String path = "/api/v1/labs/" + lab.path("id").asString();
		String[] right = { "Authorization", "Bearer " + lab.path("editToken").asString() };
		String[] wrong = { "Authorization", "Bearer 0123456789" };
		String more = Browser.SHOP + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: more}\n";

		HttpResponse<String> unnamed = this.browser.put(path, "text/yaml", more);
		assertProblem(unnamed, 401, "EDIT_TOKEN_REQUIRED");
		assertThat(unnamed.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
		assertProblem(this.browser.put(path, "text/yaml", more, wrong), 403, "EDIT_TOKEN_WRONG");
		assertProblem(new Browser(this.port).delete(path), 401, "EDIT_TOKEN_REQUIRED");
		assertProblem(this.browser.delete(path, wrong), 403, "EDIT_TOKEN_WRONG");

		HttpResponse<String> revised = this.browser.put(path, "text/yaml", more, right);
		assertThat(revised.statusCode()).isEqualTo(200);
		assertThat(Browser.json(revised).path("revision").asInt()).isEqualTo(2);
		assertThat(Browser.json(revised).has("editToken")).isFalse();
		JsonNode shown = Browser.json(this.browser.get(path));
		assertThat(shown.path("revision").asInt()).isEqualTo(2);
		assertThat(shown.at("/summary/namespaces").asInt()).isGreaterThan(lab.at("/summary/namespaces").asInt());

		assertThat(this.browser.delete(path, right).statusCode()).isEqualTo(204);
		assertProblem(this.browser.get(path), 410, "REMOVED");
	}

	@Test
	void aRevisionKeepsTheSettingsThatAreNotSent() {
		JsonNode lab = Browser
			.json(this.browser.post("/api/v1/labs?profile=k3s&nodes=2&seed=7", "text/yaml", Browser.SHOP));
		JsonNode revised = Browser.json(this.browser.put("/api/v1/labs/" + lab.path("id").asString() + "?seed=8",
				"text/yaml", Browser.SHOP, "Authorization", "Bearer " + lab.path("editToken").asString()));
		assertThat(revised.at("/settings/profile").asString()).isEqualTo("k3s");
		assertThat(revised.at("/settings/nodes").asInt()).isEqualTo(2);
		assertThat(revised.at("/settings/seed").asInt()).isEqualTo(8);
	}

	@Test
	void aRevisionThatCannotBeReadLeavesTheLabAsItWas() {
		JsonNode lab = this.browser.makeShop();
		String path = "/api/v1/labs/" + lab.path("id").asString();
		HttpResponse<String> refused = this.browser.put(path, "text/yaml", "- : [", "Authorization",
				"Bearer " + lab.path("editToken").asString());
		assertProblem(refused, 422, "NO_OBJECTS");
		assertThat(Browser.json(this.browser.get(path)).path("revision").asInt()).isEqualTo(1);
	}

	public static void assertProblem(HttpResponse<String> response, int status, String code) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(Browser.json(response).path("code").asString()).isEqualTo(code);
		assertThat(Browser.json(response).path("status").asInt()).isEqualTo(status);
	}

}

package io.packetwalk.web.matrix;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.web.Browser;
import io.packetwalk.web.Browser.Part;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class MatrixPageTests {

	private static final Path SAMPLE = Path.of("samples/12-policy-typo-and-dns");

	private static final String FORM = "application/x-www-form-urlencoded";

	@LocalServerPort
	private int port;

	private Browser browser;

	private String lab;

	@BeforeEach
	void open() throws IOException {
		this.browser = new Browser(this.port);
		this.lab = Browser
			.json(this.browser.postForm("/api/v1/labs",
					List.of(file("calico.yaml"), file("nodes.yaml"), file("policies.yaml"), file("shop.yaml"))))
			.path("id")
			.asString();
	}

	private static Part file(String name) throws IOException {
		return Part.file(name, Files.readString(SAMPLE.resolve(name)));
	}

	private String page(String query) {
		HttpResponse<String> page = this.browser.get("/labs/" + this.lab + "/matrix" + query, "Accept", "text/html");
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body();
	}

	@Test
	void whatFailsIsGroupedByItsCauseWithTheLineAndTheFix() {
		assertThat(page("")).contains("5 pairs:", "no answer from DNS, egress of NetworkPolicy shop/reports", "1 pair:",
				"ingress of NetworkPolicy shop/web", "has app=front-end, not app=frontend", "policies.yaml:13",
				"allow UDP and TCP 53 to the cluster");
	}

	@Test
	void everyCellSaysItsVerdictInAWordAndASign() {
		assertThat(page("").replaceAll("\\s+", " ")).contains("<th scope=\"col\"", "<th scope=\"row\"",
				"<span class=\"sign\" aria-hidden=\"true\">✔</span>reached",
				"<span class=\"sign\" aria-hidden=\"true\">✕</span>denied by policy");
	}

	@Test
	void whatTheClustersOwnPartsRunIntoIsSetAside() {
		String page = page("");
		assertThat(page.indexOf("dnsPolicy Default knows no Service")).isGreaterThan(page.indexOf("By design"));
	}

	@Test
	void aFilterLeavesOnlyWhatItTakes() {
		assertThat(page("?from=shop&to=web&verdict=denied")).contains("1 row, 1 column", "shop/frontend")
			.doesNotContain("title=\"shop/admin\"");
		assertThat(page("?to=nothing-like-it")).contains("No pair is left.");
		assertThat(page("?verdict=%3Cscript%3E&from=%22%3E%3Cscript%3Ealert(1)")).doesNotContain("<script>alert");
	}

	@Test
	void theFileHasARowForEachGroupAndAColumnForEachPort() {
		HttpResponse<String> csv = this.browser.get("/labs/" + this.lab + "/matrix.csv");
		assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
		assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).contains("matrix.csv");
		assertThat(csv.body().lines()).first()
			.isEqualTo("from,pods,workloads,default/kubernetes:443,kube-system/kube-dns:53/udp,"
					+ "kube-system/kube-dns:53,kube-system/kube-dns:9153,shop/web:80,simulated");
		assertThat(csv.body().lines().filter((line) -> line.contains("shop/frontend"))).singleElement()
			.asString()
			.contains(",reached,reached,reached,reached,denied by policy,");
	}

	@Test
	void theStreamIsLinesOfColumnsRowsAndFailures() {
		String address = "/api/v1/labs/" + this.lab + "/matrix";
		HttpResponse<String> stream = this.browser.get(address, "Accept", "application/x-ndjson");
		assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
		List<JsonNode> lines = stream.body().lines().map((line) -> JsonMapper.shared().readTree(line)).toList();
		JsonNode whole = Browser.json(this.browser.get(address));
		assertThat(lines.getFirst().path("columns")).hasSameSizeAs(whole.path("columns"));
		assertThat(lines.getFirst().path("groups").asInt()).isEqualTo(whole.path("rows").size());
		assertThat(lines).hasSize(whole.path("rows").size() + 2);
		for (int i = 0; i < whole.path("rows").size(); i++) {
			JsonNode row = lines.get(i + 1).path("row");
			JsonNode same = whole.path("rows").get(i);
			assertThat(row.path("from").asString()).isEqualTo("pod/" + same.at("/pods/0").asString());
			for (int j = 0; j < same.path("cells").size(); j++) {
				assertThat(row.at("/cells/" + j + "/disposition")).isEqualTo(same.at("/cells/" + j + "/disposition"));
			}
		}
		assertThat(lines.getLast().at("/failures/0/title").asString()).startsWith("no answer from DNS");
		assertThat(whole.propertyNames()).containsExactly("columns", "rows", "failures");
	}

	@Test
	void lookingKeepsNothingAndWalkingAPairDoes() {
		page("");
		assertThat(this.browser.get("/", "Accept", "text/html").body()).doesNotContain("href=\"/t/");
		HttpResponse<String> walked = this.browser.post("/labs/" + this.lab + "/matrix", FORM,
				"pair=deployment/shop/frontend+tcp://web.shop:80");
		assertThat(walked.statusCode()).isEqualTo(303);
		String trace = walked.headers().firstValue("Location").orElseThrow().replace("/t/", "/api/v1/traces/");
		assertThat(Browser.json(this.browser.get(trace)).path("disposition").asString()).isEqualTo("DENIED_BY_POLICY");
		assertThat(this.browser.post("/labs/" + this.lab + "/matrix", FORM, "pair=x").statusCode()).isEqualTo(400);
	}

	@Test
	void namesThatAreMarkupAreText() {
		String lab = Browser
			.json(this.browser.post("/api/v1/labs?filename=%3Cb%3Ex.yaml&cni=calico", "application/yaml",
					Browser.SHOP
							+ "---\napiVersion: v1\nkind: Service\nmetadata: {name: '<img src=x>', namespace: shop}\n"
							+ "spec: {selector: {app: '<i>'}, ports: [{port: 80}]}\n"))
			.path("id")
			.asString();
		for (String page : List.of("/matrix",
				"/policies?from=<i>&to=<i>&port=<i>".replace("<", "%3C").replace(">", "%3E"))) {
			assertThat(this.browser.get("/labs/" + lab + page, "Accept", "text/html").body())
				.doesNotContain("<img src=x")
				.doesNotContain("<i>");
		}
	}

}

package io.packetwalk.web.page;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser.Part;
import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;
import io.packetwalk.web.api.LabsApiTests;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class PagesTests {

	@LocalServerPort
	private int port;

	private Browser browser;

	@BeforeEach
	void open() {
		this.browser = new Browser(this.port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/dashboard", "/help", "/find", "/help/limits", "/help/keys", "/help/legend",
			"/help/outside" })
	void aPageRendersUnderItsContentSecurityPolicy(String path) {
		assertPage(page(path), 200);
	}

	@Test
	void thePageAboutTheWorldOutsideListsEveryFieldOfTheSchemaItLinksTo() {
		String page = page("/help/outside").body();
		JsonNode schema = Browser.json(this.browser.get("/schemas/outside.v1alpha1.json"));
		List<String> descriptions = schema.findValuesAsString("description");
		assertThat(schema.path("$schema").asString()).endsWith("2020-12/schema");
		assertThat(page).contains("spec.hosts[].http[].status", "200 to 599", "spec.dnsServers[].behaviour",
				"answer, drop, refuse, servfail", "action=\"/samples/" + HelpController.OUTSIDE_SAMPLE + "\"",
				"kind: Outside");
		assertThat(descriptions.stream().filter((text) -> page.contains(HtmlUtils.htmlEscape(text))).toList())
			.hasSizeGreaterThan(25);
	}

	@Test
	void theStartPageShowsSamplesAndWhatThisVisitorMade() {
		String id = this.browser.makeShop().path("id").asString();
		String trace = Browser.json(this.browser.walk(id, "pod/shop/client", "http://web/")).path("id").asString();
		assertThat(page("/").body()).contains("/samples/01-short-name-dns", "/labs/" + id, "/t/" + trace);
		assertThat(new Browser(this.port).get("/", "Accept", "text/html").body()).doesNotContain("/labs/" + id);
	}

	@Test
	void aVisitorIsKnownByACookieThatScriptsCannotRead() {
		HttpResponse<String> first = page("/");
		assertThat(first.headers().allValues("Set-Cookie")).singleElement()
			.asString()
			.startsWith("pw_visitor=")
			.contains("HttpOnly", "SameSite=Lax", "Path=/");
		assertThat(page("/").headers().allValues("Set-Cookie")).isEmpty();
	}

	@Test
	void aSampleBecomesALabThatIsWalkedAtOnce() {
		HttpResponse<String> made = this.browser.post("/samples/01-short-name-dns", "application/x-www-form-urlencoded",
				"");
		assertThat(made.statusCode()).isEqualTo(303);
		String lab = made.headers().firstValue("Location").orElseThrow();
		assertThat(lab).matches("/labs/[0-9A-Za-z]{10}\\?run=1");
		assertThat(page(lab).body()).contains("data-run=\"true\"", "value=\"deployment/homelab/cloudflared\"",
				"value=\"http://reverse-proxy:80/\"");
	}

	@Test
	void aSampleThatIsNotThereIsNotFound() {
		HttpResponse<String> refused = this.browser.post("/samples/99-none", "application/x-www-form-urlencoded", "",
				"Accept", "text/html");
		assertThat(refused.statusCode()).isEqualTo(404);
		assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
	}

	@Test
	void theFormMakesALabWithAndWithoutScript() {
		List<Part> form = List.of(Part.file("", ""), Part.field("text", Browser.SHOP), Part.field("profile", "k3s"),
				Part.field("proxyMode", ""), Part.field("nodes", "2"));
		HttpResponse<String> plain = this.browser.postForm("/labs", form);
		assertThat(plain.statusCode()).isEqualTo(303);
		assertThat(plain.headers().firstValue("Location").orElseThrow()).startsWith("/labs/");
		HttpResponse<String> htmx = this.browser.postForm("/labs", form, "HX-Request", "true");
		assertThat(htmx.statusCode()).isEqualTo(200);
		String lab = htmx.headers().firstValue("HX-Redirect").orElseThrow();
		assertPage(page(lab), 200);
		assertThat(page(lab).body()).contains("shop: walk a packet</h1>", "k3s addresses", "pasted.yaml");
	}

	@Test
	void whatCannotBeReadIsListedInTheForm() {
		HttpResponse<String> refused = this.browser.postForm("/labs",
				List.of(Part.file("bad.yaml", "kind: Service\n  metadata: [\n")), "HX-Request", "true");
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("class=\"problems\"", "bad.yaml:").doesNotContain("<html");
		HttpResponse<String> setting = this.browser.postForm("/labs",
				List.of(Part.field("text", Browser.SHOP), Part.field("nodes", "0")), "HX-Request", "true");
		assertThat(setting.statusCode()).isEqualTo(400);
		assertThat(setting.body()).contains("nodes").doesNotContain("<html");
		HttpResponse<String> big = this.browser.postForm("/labs",
				List.of(Part.file("big.yaml", "# " + "x".repeat(1_100_000))), "HX-Request", "true");
		assertThat(big.statusCode()).isEqualTo(413);
	}

	@Test
	void markupInNamesStaysText() {
		String evil = "<img src=x onerror=alert(1)>";
		HttpResponse<String> made = this.browser.postForm("/labs", List.of(Part.file(evil + ".yaml", Browser.SHOP + """
				---
				apiVersion: v1
				kind: Service
				metadata: {name: "<script>alert(2)</script>", namespace: shop}
				spec: {type: ExternalName, externalName: "</script><script>alert(3)</script>"}
				""")), "HX-Request", "true");
		String lab = page(made.headers().firstValue("HX-Redirect").orElseThrow()).body();
		assertThat(lab).doesNotContain("<img src=x", "<script>alert").contains("&lt;script&gt;alert(2)");
		assertThat(page("/").body()).doesNotContain("<img src=x");
	}

	@Test
	void aTraceHasItsPageAndItsTranscript() {
		String lab = this.browser.makeShop().path("id").asString();
		String trace = Browser.json(this.browser.walk(lab, "pod/shop/client", "http://web/")).path("id").asString();
		assertPage(page("/t/" + trace), 200);
		assertThat(page("/t/" + trace).body()).contains("client → http://web/", "data-trace=\"" + trace + "\"",
				"og:description");
		HttpResponse<String> transcript = page("/t/" + trace + "/transcript");
		assertPage(transcript, 200);
		assertThat(transcript.body()).contains("id=\"step-1\"").doesNotContain("type=\"module\"");
	}

	@Test
	void aPageThatIsNotThereSaysSoToPeopleInWords() {
		assertPage(page("/t/t0000000000"), 404);
		assertPage(page("/labs/0000000000"), 404);
		assertPage(page("/nothing"), 404);
		LabsApiTests.assertProblem(this.browser.get("/nothing"), 404, "NOT_FOUND");
	}

	@Test
	void nothingOfTheServerItselfIsShown() {
		assertThat(this.browser.get("/actuator/health").statusCode()).isEqualTo(200);
		assertThat(this.browser.get("/actuator/env").statusCode()).isEqualTo(404);
		assertThat(this.browser.get("/h2-console").statusCode()).isEqualTo(404);
	}

	@Test
	void theInterfaceDescribesItself() {
		HttpResponse<String> openApi = this.browser.get("/api/v1/openapi.json");
		assertThat(openApi.statusCode()).isEqualTo(200);
		assertThat(Browser.json(openApi).path("paths").propertyNames()).contains("/api/v1/labs",
				"/api/v1/labs/{id}/cluster", "/api/v1/labs/{id}/traces", "/api/v1/traces/{id}",
				"/api/v1/labs/{id}/reachability", "/api/v1/labs/{id}/dns");
	}

	@Test
	void aScriptIsFetchedAgainOnlyWhenItChanged() {
		HttpResponse<String> script = this.browser.get("/webjars/htmx.org/dist/htmx.min.js");
		assertThat(script.statusCode()).isEqualTo(200);
		assertThat(script.headers().firstValue("Cache-Control")).hasValue("no-cache");
		String modified = script.headers().firstValue("Last-Modified").orElseThrow();
		assertThat(this.browser.get("/webjars/htmx.org/dist/htmx.min.js", "If-Modified-Since", modified).statusCode())
			.isEqualTo(304);
	}

	private HttpResponse<String> page(String path) {
		return this.browser.get(path, "Accept", "text/html");
	}

	private static void assertPage(HttpResponse<String> page, int status) {
		assertThat(page.statusCode()).isEqualTo(status);
		assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'")
			.contains("require-trusted-types-for 'script'; trusted-types ")
			.doesNotContain("unsafe");
		assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(page.headers().firstValue("Permissions-Policy")).isPresent();
		assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).isPresent();
		assertThat(page.body()).contains("<html").doesNotContain("<script>", " style=\"", " onclick=", "javascript:");
	}

}

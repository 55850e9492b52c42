package io.packetwalk.web.share;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class ShareApiTests {

	private static final String JSON = "application/json";

	private static final String HTML = "text/html";

	@LocalServerPort
	private int port;

	private Browser browser;

	private JsonNode lab;

	private JsonNode trace;

	private String id;

	@BeforeEach
	void walk() {
		this.browser = new Browser(this.port);
		this.lab = this.browser.makeShop();
		this.trace = Browser
			.json(this.browser.post("/api/v1/labs/" + this.lab.path("id").asString() + "/traces", JSON, """
					{"from":"pod/shop/client","to":"http://web/","seed":9007199254740993}"""));
		this.id = this.trace.path("id").asString();
	}

	private static void assertRefused(HttpResponse<String> answer, int status, String code) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(Browser.json(answer).path("code").asString()).isEqualTo(code);
	}

	@Test
	void aScenarioOpensAsTheSameTraceOnAnyInstance() {
		String scenario = this.browser.get("/api/v1/traces/" + this.id + "/scenario").body();
		assertThat(this.browser.get("/api/v1/traces/" + this.id + "/scenario").body()).isEqualTo(scenario);
		Browser somebodyElse = new Browser(this.port);
		HttpResponse<String> opened = somebodyElse.post("/api/v1/scenarios", JSON, scenario);
		assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
		JsonNode there = Browser.json(opened);
		assertThat(there.path("url").asString()).isEqualTo("/t/" + there.path("trace").asString());
		String before = this.browser.get("/api/v1/traces/" + this.id).body();
		String after = somebodyElse.get("/api/v1/traces/" + there.path("trace").asString()).body();
		assertThat(after.replace(there.path("trace").asString(), this.id)
			.replace(there.path("lab").asString(), this.lab.path("id").asString())).isEqualTo(before);
		assertThat(somebodyElse.get("/api/v1/traces/" + there.path("trace").asString() + "/scenario").body())
			.isEqualTo(scenario);
	}

	@Test
	void aScenarioCarriesNoSecret() {
		JsonNode secretive = Browser.json(this.browser.post("/api/v1/labs?profile=k3s&nodes=2&filename=s.yaml",
				"text/yaml", Browser.SHOP + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n"
						+ "  password: c3VwZXJzZWNyZXQtdmFsdWU=\n"));
		String walked = Browser
			.json(this.browser.walk(secretive.path("id").asString(), "pod/shop/client", "http://web/"))
			.path("id")
			.asString();
		JsonNode scenario = Browser.json(this.browser.get("/api/v1/traces/" + walked + "/scenario"));
		assertThat(scenario.at("/files/0/text").asString()).contains("kind: Secret").doesNotContain("c3VwZXJz");
		assertThat(scenario.path("settings").path("profile").asString()).isEqualTo("k3s");
		assertThat(scenario.path("v").asInt()).isEqualTo(1);
	}

	@Test
	void aScenarioOfAnotherVersionOrShapeIsRefusedInWords() {
		String scenario = this.browser.get("/api/v1/traces/" + this.id + "/scenario").body();
		HttpResponse<String> newer = this.browser.post("/api/v1/scenarios", JSON,
				scenario.replaceFirst("\"v\":1", "\"v\":2"));
		assertRefused(newer, 400, "UNKNOWN_VERSION");
		assertThat(Browser.json(newer).path("detail").asString()).contains("version 2").contains("version 1");
		for (String broken : new String[] { "", "{", "[]", "{}", "{\"v\":1,\"files\":[]}" }) {
			assertRefused(this.browser.post("/api/v1/scenarios", JSON, broken), 400, "INVALID_REQUEST");
		}
		assertRefused(this.browser.post("/api/v1/scenarios", "text/plain", scenario), 415, "UNSUPPORTED_MEDIA_TYPE");
	}

	@Test
	void aScenarioThatIsTooMuchIsRefused() {
		String item = "---\\napiVersion: v1\\nkind: Namespace\\nmetadata: {name: n%d}\\n";
		StringBuilder many = new StringBuilder();
		for (int i = 0; i < 2001; i++) {
			many.append(item.formatted(i));
		}
		assertRefused(this.browser.post("/api/v1/scenarios", JSON, scenario(many.toString(), "external")), 413,
				"LIMIT_EXCEEDED");
		assertRefused(this.browser.post("/api/v1/scenarios", JSON, scenario("#".repeat(2 << 20), "external")), 413,
				"LIMIT_EXCEEDED");
		String files = String.join(",", Collections.nCopies(2001, "{}"));
		assertRefused(
				this.browser.post("/api/v1/scenarios", JSON, "{\"v\":1,\"request\":{},\"files\":[" + files + "]}"), 413,
				"LIMIT_EXCEEDED");
	}

	@Test
	void aScenarioThatCannotBeWalkedLeavesNothingBehind() {
		HttpResponse<String> refused = this.browser.post("/api/v1/scenarios", JSON,
				scenario("apiVersion: v1\\nkind: Namespace\\nmetadata: {name: only-here}", "pod/shop/nobody"));
		assertRefused(refused, 400, "INVALID_REQUEST");
		assertThat(Browser.json(refused).path("field").asString()).isEqualTo("from");
		assertThat(this.browser.get("/", "Accept", HTML).body()).doesNotContain("only-here");
	}

	private static String scenario(String text, String from) {
		return "{\"v\":1,\"name\":\"only-here\",\"files\":[{\"name\":\"a.yaml\",\"text\":\"" + text
				+ "\"}],\"settings\":{},\"request\":{\"from\":\"" + from + "\",\"to\":\"http://web\"}}";
	}

	@Test
	void aTraceIsRemovedByWhoeverMadeItAndItsIdSaysSo() {
		Browser stranger = new Browser(this.port);
		assertRefused(stranger.delete("/api/v1/traces/" + this.id), 401, "EDIT_TOKEN_REQUIRED");
		assertRefused(stranger.delete("/api/v1/traces/" + this.id, "Authorization", "Bearer 0123456789"), 403,
				"EDIT_TOKEN_WRONG");
		assertThat(this.browser.delete("/api/v1/traces/" + this.id).statusCode()).isEqualTo(204);
		HttpResponse<String> gone = stranger.get("/api/v1/traces/" + this.id);
		assertRefused(gone, 410, "REMOVED");
		assertThat(Browser.json(gone).path("detail").asString())
			.matches("This trace was removed by its owner on \\d{1,2} [A-Z][a-z]+ \\d{4}\\.");
		for (String page : new String[] { "/t/" + this.id, "/t/" + this.id + "/transcript", "/embed/t/" + this.id }) {
			HttpResponse<String> shown = stranger.get(page, "Accept", HTML);
			assertThat(shown.statusCode()).as(page).isEqualTo(410);
			assertThat(shown.body()).contains("was removed by its owner on");
		}
		assertRefused(this.browser.delete("/api/v1/traces/" + this.id), 410, "REMOVED");
	}

	@Test
	void theHolderOfTheEditTokenRemovesATraceToo() {
		Browser stranger = new Browser(this.port);
		assertThat(stranger
			.delete("/api/v1/traces/" + this.id, "Authorization", "Bearer " + this.lab.path("editToken").asString())
			.statusCode()).isEqualTo(204);
		assertRefused(stranger.get("/api/v1/traces/" + this.id), 410, "REMOVED");
	}

	@Test
	void aLabIsRemovedByItsMakerWithItsTraces() {
		String path = "/api/v1/labs/" + this.lab.path("id").asString();
		assertThat(this.browser.delete(path).statusCode()).isEqualTo(204);
		assertRefused(this.browser.get(path), 410, "REMOVED");
		assertRefused(this.browser.get("/api/v1/traces/" + this.id), 410, "REMOVED");
		assertThat(this.browser.get("/labs/" + this.lab.path("id").asString(), "Accept", HTML).body())
			.contains("This lab was removed by its owner on");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/t/", "/t/%/transcript", "/s", "/labs/", "/help/limits", "/api/v1/openapi.json" })
	void everyPageIsFramedByNobodyElseAndLoadsNothingFromElsewhere(String page) {
		HttpResponse<String> shown = this.browser.get(path(page));
		assertThat(shown.statusCode()).isEqualTo(200);
		assertThat(header(shown, "Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';")
			.contains("frame-ancestors 'self'")
			.doesNotContain("unsafe")
			.doesNotContain("http");
		assertThat(header(shown, "Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(header(shown, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(header(shown, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
		assertThat(header(shown, "Permissions-Policy")).contains("camera=()");
		assertThat(shown.headers().firstValue("Strict-Transport-Security")).isEmpty();
	}

	private String path(String page) {
		String whole = page.replace("%", this.id);
		return switch (page) {
			case "/t/" -> page + this.id;
			case "/labs/" -> page + this.lab.path("id").asString();
			default -> whole;
		};
	}

	private static String header(HttpResponse<String> answer, String name) {
		return answer.headers().firstValue(name).orElse("");
	}

	@Test
	void pagesOfATraceTurnNoTextIntoMarkup() {
		for (String page : new String[] { "/t/" + this.id, "/embed/t/" + this.id, "/s" }) {
			assertThat(header(this.browser.get(page), "Content-Security-Policy"))
				.contains("require-trusted-types-for 'script'; trusted-types 'none'");
		}
	}

	@Test
	void behindHttpsBrowsersAreToldToStayThere() {
		assertThat(header(this.browser.get("/s", "X-Forwarded-Proto", "https"), "Strict-Transport-Security"))
			.startsWith("max-age=");
	}

	@Test
	void theEmbeddedPageMayBeFramedByAnybodyAndKeepsNothing() {
		HttpResponse<String> shown = new Browser(this.port)
			.get("/embed/t/" + this.id + "?theme=dark&lvl=story&from=3&to=x&controls=0");
		assertThat(shown.statusCode()).isEqualTo(200);
		assertThat(header(shown, "Content-Security-Policy")).contains("frame-ancestors *").doesNotContain("unsafe");
		assertThat(shown.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(shown.body()).contains("data-theme=\"dark\"")
			.contains("data-level=\"story\"")
			.contains("<noscript>")
			.doesNotContain("theme-early")
			.doesNotContain("data-action=\"play\"");
		for (String part : new String[] { "/app/embed.js", "/css/embed.css", "/api/v1/traces/" + this.id }) {
			HttpResponse<String> given = this.browser.get(part);
			assertThat(header(given, "Access-Control-Allow-Origin")).as(part).isEqualTo("*");
			assertThat(header(given, "Cross-Origin-Resource-Policy")).as(part).isEqualTo("cross-origin");
		}
		assertThat(this.browser.get("/api/v1/labs/" + this.lab.path("id").asString())
			.headers()
			.firstValue("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void aPastedLinkIsAnnouncedByItsOutcomeAndACard() {
		String page = this.browser.get("/t/" + this.id).body();
		String here = "http://localhost:" + this.port;
		assertThat(page).containsPattern("og:title\" content=\"client → web: delivered in \\d+ steps\"")
			.contains("og:image\" content=\"" + here + "/t/" + this.id + "/card.png\"")
			.contains("twitter:card\" content=\"summary_large_image\"")
			.contains("<meta name=\"robots\" content=\"noindex\">")
			.contains("application/json+oembed");
	}

	@Test
	void aLinkThatKeepsTheAnswersCoveredTellsNoneOfThemUnasked() {
		assertThat(this.browser.get("/t/" + this.id).body()).contains("<title>✔ client", "200 OK");
		assertThat(this.browser.get("/t/" + this.id + "?answers=0").body())
			.contains("client → web: what becomes of the packet?", "/card.png?answers=0")
			.doesNotContain("✔ ", "✕ ", "200 OK", "delivered", "oembed");
		assertThat(this.browser.get("/t/" + this.id + "/card.svg?answers=0").body())
			.contains("what becomes of the packet?")
			.doesNotContain("200 OK", "elivered");
	}

	@ParameterizedTest
	@CsvSource({ "/t/%,,200", "/t/%#s=3&lvl=op,,200", "/embed/t/%?lvl=op,,200", "/labs/1,,404", "/t/t0000000000,,404",
			"/t/%,xml,501" })
	void aHostIsToldHowToEmbedATrace(String page, String format, int status) {
		String here = "http://localhost:" + this.port;
		String url = UriUtils.encode(here + page.replace("%", this.id), StandardCharsets.UTF_8);
		HttpResponse<String> answer = this.browser
			.get("/oembed?maxwidth=500&url=" + url + ((format != null) ? "&format=" + format : ""));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		if (status == 200) {
			JsonNode told = Browser.json(answer);
			assertThat(told.path("type").asString()).isEqualTo("rich");
			assertThat(told.path("width").asInt()).isEqualTo(500);
			assertThat(told.path("html").asString()).contains(here + "/embed/t/" + this.id).contains("sandbox=");
		}
	}

	@Test
	void anAddressElsewhereIsNotEmbedded() {
		assertThat(this.browser.get("/oembed?url=https%3A%2F%2Fevil.example%2Ft%2F" + this.id).statusCode())
			.isEqualTo(404);
	}

}

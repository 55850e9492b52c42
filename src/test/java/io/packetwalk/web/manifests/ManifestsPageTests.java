package io.packetwalk.web.manifests;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.web.Browser.Part;
import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class ManifestsPageTests {

	private static final String TYPO = Browser.SHOP.replace("targetPort: http", "tagetPort: http");

	private static final String SECRET = "\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\n"
			+ "stringData:\n  password: hunter2hunter2\n";

	@LocalServerPort
	private int port;

	private Browser owner;

	private Browser stranger;

	private String lab;

	@BeforeEach
	void makeALab() {
		this.owner = new Browser(this.port);
		this.stranger = new Browser(this.port);
		this.owner.get("/", "Accept", "text/html");
		this.stranger.get("/", "Accept", "text/html");
		this.lab = this.owner.makeShop().path("id").asString();
	}

	@Test
	void thePageHoldsTheFilesTheProblemsAndTheHistory() {
		save(this.owner, 1, Map.of("shop.yaml", TYPO));
		String page = page("/labs/" + this.lab + "/manifests?file=shop.yaml&line=27");
		assertThat(page).contains("data-line=\"27\"", "tagetPort: http", "Save revision", "Service shop/web changed",
				"href=\"/labs/" + this.lab + "/diff/1..2\"", "Did you mean targetPort?",
				"(document 4, Service shop/web)", ">schema<",
				"data-after=\"  - {name: http, port: 80, targetPort: http}\"");
		assertThat(page("/labs/" + this.lab)).contains("/labs/" + this.lab + "/manifests");
	}

	@Test
	void aDryRunSaysWhatWouldChangeAndStoresNothing() {
		HttpResponse<String> checked = check(this.owner, 1,
				Map.of("shop.yaml", Browser.SHOP.replace("app: web}", "app: wev}")
					.replaceFirst("labels: \\{app: wev", "labels: {app: web")));
		assertThat(checked.statusCode()).isEqualTo(200);
		assertThat(checked.body()).contains("Service shop/web", "spec.selector.app: web → wev", "1 problem new",
				"2 pairs are newly unreachable", "Fix it");
		assertThat(page("/labs/" + this.lab + "/manifests")).contains("data-current=\"1\"");
		assertThat(this.owner.get("/api/v1/labs/" + this.lab).body()).contains("\"revision\":1");
	}

	@Test
	void aBrokenDocumentDoesNotBlockTheGoodOnes() {
		String broken = Browser.SHOP + "---\nkind: Service\n\tmetadata: {}\n";
		assertThat(check(this.owner, 1, Map.of("shop.yaml", broken)).body()).contains("uses a TAB", ">syntax<");
		assertThat(save(this.owner, 1, Map.of("shop.yaml", broken)).statusCode()).isEqualTo(200);
	}

	@Test
	void whereNothingCanBeReadNothingIsSavedAndTheProblemsSayWhy() {
		assertThat(check(this.owner, 1, Map.of("shop.yaml", "{")).body()).contains("Nothing could be read,");
		HttpResponse<String> refused = save(this.owner, 1, Map.of("shop.yaml", "{"));
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains("NO_OBJECTS");
	}

	@Test
	void onlyTheMakerSavesWithoutAToken() {
		HttpResponse<String> refused = save(this.stranger, 1, Map.of("shop.yaml", TYPO));
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("NOT_YOUR_LAB", "Make a copy");
		assertThat(save(this.owner, 1, Map.of("shop.yaml", TYPO)).statusCode()).isEqualTo(200);
		assertThat(this.stranger.get("/labs/" + this.lab + "/manifests", "Accept", "text/html").body())
			.contains("Somebody else made this lab")
			.doesNotContain("Save revision", "manifests/restore");
	}

	@Test
	void aStrangerMakesACopyThatIsTheirs() {
		HttpResponse<String> copied = this.stranger.post("/labs/" + this.lab + "/manifests/copy", "application/json",
				draft(1, Map.of("shop.yaml", TYPO)));
		assertThat(copied.statusCode()).isEqualTo(200);
		String copy = Browser.json(copied).path("url").asString();
		assertThat(copy).startsWith("/labs/").isNotEqualTo("/labs/" + this.lab + "/manifests");
		assertThat(this.stranger.get(copy, "Accept", "text/html").body()).contains("tagetPort", "Save revision");
		assertThat(this.owner.get("/labs/" + this.lab + "/manifests", "Accept", "text/html").body())
			.doesNotContain("tagetPort");
	}

	@Test
	void whoSavesFromAnOlderRevisionIsToldAndOverwritesNothing() {
		save(this.owner, 1, Map.of("shop.yaml", TYPO));
		HttpResponse<String> refused = save(this.owner, 1, Map.of("shop.yaml", Browser.SHOP + "# mine"));
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.body()).contains("REVISION_CONFLICT", "\"current\":2", "nothing is lost");
		assertThat(page("/labs/" + this.lab + "/manifests")).contains("tagetPort").doesNotContain("# mine");
	}

	@Test
	void filesAreAddedRenamedAndTakenAway() {
		String body = "{\"base\":1,\"files\":[{\"name\":\"web.yaml\",\"from\":\"shop.yaml\",\"text\":null},"
				+ "{\"name\":\"more.yaml\",\"from\":null,\"text\":\"apiVersion: v1\\nkind: Namespace\\nmetadata: {name: more}\\n\"}]}";
		HttpResponse<String> saved = this.owner.post("/labs/" + this.lab + "/manifests", "application/json", body);
		assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
		assertThat(page("/labs/" + this.lab + "/manifests"))
			.contains("data-file=\"web.yaml\"", "data-file=\"more.yaml\"")
			.doesNotContain("data-file=\"shop.yaml\"");
		assertThat(this.owner.get("/labs/" + this.lab + "/manifests/text?revision=2&file=web.yaml").body())
			.isEqualTo(Browser.SHOP);
	}

	@Test
	void secretsAreNeverKeptNorShownAgain() {
		assertThat(check(this.owner, 1, Map.of("shop.yaml", Browser.SHOP + SECRET)).body()).doesNotContain("hunter2");
		save(this.owner, 1, Map.of("shop.yaml", Browser.SHOP + SECRET));
		String text = this.owner.get("/labs/" + this.lab + "/manifests/text?revision=2&file=shop.yaml").body();
		assertThat(text).contains("kind: Secret").doesNotContain("hunter2");
		assertThat(page("/labs/" + this.lab + "/diff/1..2")).contains("Secret shop/s").doesNotContain("hunter2");
	}

	@Test
	void anEarlierRevisionIsReadOnlyAndCanBeRestored() {
		save(this.owner, 1, Map.of("shop.yaml", TYPO));
		assertThat(page("/labs/" + this.lab + "/manifests?revision=1")).contains("revision 1 of 2, read only")
			.doesNotContain("tagetPort", "Save revision");
		HttpResponse<String> restored = this.owner.post("/labs/" + this.lab + "/manifests/restore",
				"application/x-www-form-urlencoded", "revision=1&base=2");
		assertThat(restored.statusCode()).isEqualTo(303);
		assertThat(this.owner.get("/labs/" + this.lab + "/manifests/text?revision=3&file=shop.yaml").body())
			.isEqualTo(Browser.SHOP);
		assertThat(this.stranger
			.post("/labs/" + this.lab + "/manifests/restore", "application/x-www-form-urlencoded", "revision=1&base=3")
			.statusCode()).isEqualTo(403);
	}

	@Test
	void withoutScriptAFormChecksAndSavesAndKeepsWhatWasTyped() {
		HttpResponse<String> checked = form(this.owner, "check", TYPO.replace("\n", "\r\n"), 1);
		assertThat(checked.statusCode()).isEqualTo(200);
		assertThat(checked.body()).contains("tagetPort: http", "Did you mean targetPort?", "1 object differs");
		HttpResponse<String> saved = form(this.owner, "save", TYPO.replace("\n", "\r\n"), 1);
		assertThat(saved.statusCode()).isEqualTo(303);
		assertThat(this.owner.get("/labs/" + this.lab + "/manifests/text?revision=2&file=shop.yaml").body())
			.isEqualTo(TYPO);
		HttpResponse<String> late = form(this.owner, "save", Browser.SHOP + "# mine", 1);
		assertThat(late.statusCode()).isEqualTo(409);
		assertThat(late.body()).contains("# mine", "What you typed is still here");
	}

	@Test
	void twoRevisionsAreComparedByTextObjectsProblemsAndReachability() {
		save(this.owner, 1, Map.of("shop.yaml", Browser.SHOP.replace("selector: {app: web}", "selector: {app: wev}")));
		String diff = page("/labs/" + this.lab + "/diff/1..2");
		assertThat(diff).contains("1 line added, 1 removed", "selector: {app: wev}", "spec.selector.app: web → wev",
				"new error:", "no endpoints", "2 pairs are newly unreachable", "Walk it in revision");
		HttpResponse<String> walked = this.owner.post("/labs/" + this.lab + "/diff",
				"application/x-www-form-urlencoded", "walk=1+pod%2Fshop%2Fclient+tcp%3A%2F%2Fweb.shop%3A80");
		assertThat(walked.statusCode()).as(walked.body()).isEqualTo(303);
		String trace = walked.headers().firstValue("Location").orElseThrow().substring("/t/".length());
		assertThat(this.owner.get("/api/v1/traces/" + trace).body()).contains("\"revision\":1", "\"success\":true");
	}

	@Test
	void aRevisionComparedWithItselfSaysThatNothingDiffers() {
		assertThat(page("/labs/" + this.lab + "/diff/1..1")).contains("Nothing differs.", "Edit the manifests");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/diff/1..9", "/diff/0..1", "/diff/1..999999999", "/manifests?revision=7",
			"/manifests/text?revision=1&file=..%2F..%2Fetc%2Fpasswd" })
	void whatIsNotThereIsNotFound(String path) {
		assertThat(this.owner.get("/labs/" + this.lab + path, "Accept", "text/html").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "[]", "{", "{\"base\":1}", "{\"base\":1,\"files\":[]}",
			"{\"base\":1,\"files\":[null]}", "{\"base\":1,\"files\":[{\"name\":\"\",\"text\":\"a\"}]}",
			"{\"base\":1,\"files\":[{\"name\":\"a\\nb\",\"text\":\"a\"}]}",
			"{\"base\":1,\"files\":[{\"name\":\"no.yaml\",\"text\":null}]}",
			"{\"base\":1,\"files\":[{\"name\":\"a\",\"text\":\"\"},{\"name\":\"a\",\"text\":\"\"}]}",
			"{\"base\":99,\"files\":[{\"name\":\"a\",\"text\":\"\"}]}", "{\"base\":\"x\",\"files\":3}" })
	void aDraftThatIsNoneIsRefusedInWords(String body) {
		for (String path : List.of("", "/check", "/copy")) {
			HttpResponse<String> refused = this.owner.post("/labs/" + this.lab + "/manifests" + path,
					"application/json", body, "Accept", "application/json");
			assertThat(refused.statusCode()).as(path + " " + refused.body()).isBetween(400, 422);
			assertThat(refused.body()).contains("\"detail\":");
		}
	}

	@Test
	void aHostileFileNameAndTextAreShownAsText() {
		String name = "<img src=x onerror=alert(1)>\".yaml";
		String text = Browser.SHOP
				+ "---\napiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {\"</textarea><script>alert(1)</script>\": 1}\n";
		assertThat(check(this.owner, 1, Map.of(name, text)).body()).doesNotContain("<script>", "<img");
		save(this.owner, 1, Map.of(name, text));
		assertThat(page("/labs/" + this.lab + "/manifests")).doesNotContain("<img", "</textarea><script");
		assertThat(page("/labs/" + this.lab + "/diff/1..2")).doesNotContain("<img", "<script>alert");
	}

	private HttpResponse<String> save(Browser browser, int base, Map<String, String> files) {
		return browser.post("/labs/" + this.lab + "/manifests", "application/json", draft(base, files));
	}

	private HttpResponse<String> check(Browser browser, int base, Map<String, String> files) {
		return browser.post("/labs/" + this.lab + "/manifests/check", "application/json", draft(base, files), "Accept",
				"text/html");
	}

	private HttpResponse<String> form(Browser browser, String action, String text, int base) {
		return browser.postForm(
				"/labs/" + this.lab + "/manifests", List.of(Part.field("base", String.valueOf(base)),
						Part.field("file", "shop.yaml"), Part.field("text", text), Part.field("action", action)),
				"Accept", "text/html");
	}

	private static String draft(int base, Map<String, String> files) {
		return JsonMapper.shared()
			.writeValueAsString(Map.of("base", base, "files",
					files.entrySet()
						.stream()
						.map((file) -> Map.of("name", file.getKey(), "text", file.getValue()))
						.toList()));
	}

	private String page(String path) {
		HttpResponse<String> page = this.owner.get(path, "Accept", "text/html");
		assertThat(page.statusCode()).as(path).isEqualTo(200);
		return page.body();
	}

}

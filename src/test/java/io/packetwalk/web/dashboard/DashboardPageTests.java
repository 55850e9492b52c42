package io.packetwalk.web.dashboard;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What a visitor finds again, and nobody else does. */
@ServerTest
class DashboardPageTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	@LocalServerPort
	private int port;

	private Browser browser;

	private String lab;

	@BeforeEach
	void open() {
		this.browser = new Browser(this.port);
		this.lab = this.browser.makeShop().path("id").asString();
	}

	private String walk(String to) {
		return Browser.json(this.browser.walk(this.lab, "pod/shop/client", to)).path("id").asString();
	}

	private String page(String query) {
		return this.browser.get("/dashboard" + query, "Accept", "text/html").body();
	}

	private List<String> listed(String query) {
		return all("name=\"trace\" value=\"(t\\w+)\"", page(query));
	}

	private static List<String> all(String pattern, String page) {
		return Pattern.compile(pattern).matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
	}

	private HttpResponse<String> post(String path, String body) {
		return this.browser.post(path, FORM, body, "Accept", "text/html");
	}

	@Test
	void onlyOnesOwnLabsAndTracesAreListed() {
		String trace = walk("http://web/");
		assertThat(page("")).contains("/labs/" + this.lab, "/t/" + trace, "reached web-0", "✔");
		String stranger = new Browser(this.port).get("/dashboard", "Accept", "text/html").body();
		assertThat(stranger).doesNotContain(this.lab, trace).contains("No lab yet", "No trace yet");
	}

	@Test
	void aFilterIsInTheAddressAndItsChipTakesItOff() {
		String arrived = walk("http://web/");
		String unnamed = walk("tcp://web-0:81");
		String lost = walk("http://nobody/");
		assertThat(listed("")).containsExactly(lost, unnamed, arrived);
		assertThat(listed("?verdict=delivered")).containsExactly(arrived);
		assertThat(listed("?verdict=no-name")).containsExactly(lost, unnamed);
		assertThat(listed("?verdict=no-name,delivered")).hasSize(3);
		assertThat(listed("?q=NOBODY")).containsExactly(lost);
		assertThat(listed("?ns=shop&mode=iptables")).hasSize(3);
		assertThat(listed("?ns=other")).isEmpty();
		assertThat(listed("?mode=ipvs")).isEmpty();
		assertThat(listed("?lab=" + this.lab)).hasSize(3);
		assertThat(page("?verdict=delivered&q=web")).contains("href=\"/dashboard?q=web\"",
				"href=\"/dashboard?verdict=delivered\"", "value=\"web\"");
		assertThat(page("?q=no-such-thing")).contains("Nothing matches the filter", "Clear filter (3 hidden)");
		assertThat(listed("?q=%25")).as("a percent sign is a percent sign").isEmpty();
	}

	@Test
	void aColumnSortsBothWaysAndSaysSo() {
		String web = walk("http://web/");
		String absent = walk("http://absent/");
		assertThat(listed("?sort=to")).containsExactly(absent, web);
		assertThat(listed("?sort=-to")).containsExactly(web, absent);
		assertThat(page("?sort=to")).contains("aria-sort=\"ascending\"", "href=\"/dashboard?sort=-to\"");
		assertThat(page("")).contains("aria-sort=\"descending\"", "href=\"/dashboard?sort=when\"");
		assertThat(listed("?sort=nothing;drop")).containsExactly(absent, web);
		assertThat(page("?q=web&labs=name")).as("each list keeps what the other is asked for")
			.contains("href=\"/dashboard?q=web&amp;labs=-name#labs\"",
					"href=\"/dashboard?q=web&amp;sort=to&amp;labs=name\"", "name=\"labs\" value=\"name\"",
					"href=\"/dashboard/traces.csv?q=web\"");
	}

	@Test
	void moreThanTwentyComeInParts() {
		for (int i = 0; i < 23; i++) {
			walk("tcp://web:" + (9000 + i));
		}
		assertThat(listed("")).hasSize(20);
		assertThat(page("")).contains("1–20 of 23", "rel=\"next\" href=\"/dashboard?page=2\"");
		assertThat(listed("?page=2")).hasSize(3);
		assertThat(page("?page=99")).contains("21–23 of 23");
		assertThat(Browser.json(this.browser.get("/dashboard/traces.json")).size()).isEqualTo(23);
	}

	@Test
	void aStarIsOnesOwnAndFindsTheTraceAgain() {
		String trace = walk("http://web/");
		walk("http://web/again");
		HttpResponse<String> starred = post("/dashboard/traces/" + trace + "/star?on=true", "here=/dashboard?q=web");
		assertThat(starred.headers().firstValue("Location")).hasValue("/dashboard?q=web");
		assertThat(listed("?tag=starred")).containsExactly(trace);
		assertThat(page("")).contains("aria-pressed=\"true\"");
		post("/dashboard/traces/" + trace + "/star?on=false", "here=https://elsewhere.example/");
		assertThat(listed("?tag=starred")).isEmpty();
	}

	@Test
	void afterAnActionNobodyIsSentToAnotherSite() {
		String trace = walk("http://web/");
		assertThat(post("/dashboard/traces/" + trace + "/star?on=true", "here=//elsewhere.example/").headers()
			.firstValue("Location")).hasValue("/dashboard");
	}

	@Test
	void pickedTracesAreDeletedAndOnlyOnesOwn() {
		String mine = walk("http://web/");
		String kept = walk("http://web/kept");
		new Browser(this.port).post("/dashboard/traces/delete", FORM, "trace=" + mine);
		assertThat(listed("")).containsExactlyInAnyOrder(mine, kept);
		post("/dashboard/traces/delete", "trace=" + mine);
		assertThat(listed("")).containsExactly(kept);
		assertThat(this.browser.get("/t/" + mine, "Accept", "text/html").statusCode()).isEqualTo(410);
	}

	@Test
	void aLabIsRenamedCopiedAndDeletedByItsOwnerAlone() {
		Browser stranger = new Browser(this.port);
		assertThat(stranger.post("/dashboard/labs/" + this.lab + "/rename", FORM, "name=mine").statusCode())
			.isEqualTo(404);
		assertThat(stranger.post("/dashboard/labs/" + this.lab + "/delete", FORM, "").statusCode()).isGreaterThan(400);
		post("/dashboard/labs/" + this.lab + "/rename", "name=Our+shop");
		assertThat(page("")).contains(">Our shop</a>");
		assertThat(this.browser.get("/labs/" + this.lab, "Accept", "text/html").body()).contains("Our shop");
		post("/dashboard/labs/" + this.lab + "/duplicate", "");
		assertThat(page("")).contains("Our shop (copy)");
		post("/dashboard/labs/" + this.lab + "/delete", "");
		assertThat(page("")).contains("Our shop (copy)").doesNotContain("/labs/" + this.lab);
		assertThat(post("/dashboard/labs/" + this.lab + "/rename", "name=").statusCode()).isEqualTo(400);
	}

	@Test
	void whatWasDeletedIsHadBackByItsOwnerAlone() {
		String trace = walk("http://web/");
		String other = walk("http://web/other");
		String whatIf = Browser.json(this.browser.post("/api/v1/traces/" + trace + "/whatif", "application/json",
				"{\"change\":{\"kind\":\"PROXY_MODE\",\"value\":\"ipvs\"}}"))
			.path("trace")
			.asString();
		assertThat(statusOf("/t/" + whatIf)).isEqualTo(200);
		post("/dashboard/traces/delete", "trace=" + other);
		String gone = post("/dashboard/labs/" + this.lab + "/delete", "").headers()
			.firstValue("Location")
			.orElseThrow()
			.replaceFirst(".*gone=", "");
		assertThat(List.of(trace, other, whatIf)).allSatisfy((id) -> assertThat(statusOf("/t/" + id)).isEqualTo(410));
		assertThat(page("?gone=" + gone)).contains("The lab was deleted", ">Undo<").doesNotContain("/t/" + trace);
		new Browser(this.port).post("/dashboard/restore", FORM, "gone=" + gone);
		assertThat(statusOf("/labs/" + this.lab)).isEqualTo(410);
		post("/dashboard/restore", "gone=" + gone);
		assertThat(List.of(trace, whatIf)).allSatisfy((id) -> assertThat(statusOf("/t/" + id)).isEqualTo(200));
		assertThat(statusOf("/t/" + other)).isEqualTo(410);
		assertThat(page("?gone=" + gone)).contains("/t/" + trace).doesNotContain(">Undo<");
		post("/dashboard/restore", "gone=" + other);
		assertThat(statusOf("/t/" + other)).isEqualTo(200);
	}

	private int statusOf(String path) {
		return this.browser.get(path, "Accept", "text/html").statusCode();
	}

	@Test
	void theListOpensInASpreadsheetAndNoCellIsAFormula() {
		post("/dashboard/labs/" + this.lab + "/rename", "name=%3D1%2B1,%22x%22");
		String trace = walk("http://web/");
		String csv = this.browser.get("/dashboard/traces.csv").body();
		assertThat(csv).startsWith("id,verdict,disposition,from,to,why,lab,mode,walked,starred,simulated\r\n")
			.contains(trace
					+ ",delivered,DELIVERED,pod/shop/client,http://web/,reached web-0,\"'=1+1,\"\"x\"\"\",iptables,");
	}

	@Test
	void theHealthOfALabCountsItsPairs() {
		String health = this.browser.get("/labs/" + this.lab + "/health", "Accept", "text/html").body();
		JsonNode matrix = Browser.json(this.browser.get("/api/v1/labs/" + this.lab + "/cluster"));
		assertThat(matrix.path("pods").size()).isGreaterThan(2);
		assertThat(health).contains("reachable", "/labs/" + this.lab + "/matrix?verdict=reached")
			.doesNotContain("<html");
	}

	@Test
	void theStartPageShowsEverySampleUnderAHeading() {
		String page = this.browser.get("/", "Accept", "text/html").body();
		assertThat(all("action=\"/samples/(\\d\\d)-", page)).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
		assertThat(page).contains(">Lessons<", ">Broken on purpose<", ">The edge<", "What is this?")
			.doesNotContain(">More<", "Join a class");
	}

	@Test
	void helpLeadsToEveryPageOfItAndToTheTour() {
		String page = this.browser.get("/help", "Accept", "text/html").body();
		assertThat(page).contains("/help/legend", "/help/keys", "/help/limits", "/help/outside",
				"/labs/" + this.lab + "?tour=1", "name=\"tour\"");
		assertThat(this.browser.get("/help/limits?q=sessionAffinity", "Accept", "text/html").body())
			.contains("spec.sessionAffinity")
			.doesNotContain("kind-NetworkPolicy");
		assertThat(this.browser.get("/help/limits?q=zzzz", "Accept", "text/html").body())
			.contains("Nothing matches the filter");
		assertThat(this.browser.get("/help/legend", "Accept", "text/html").body()).contains("vertex netfilter",
				"vertex pod notReady", "no ready endpoints");
	}

}

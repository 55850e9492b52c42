package io.packetwalk.web.api;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static io.packetwalk.web.api.LabsApiTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class TraceNodesApiTests {

	@LocalServerPort
	private int port;

	private Browser browser;

	private JsonNode lab;

	private JsonNode trace;

	/** The node that the client is on, as the trace has it. */
	private String node;

	@BeforeEach
	void walk() {
		this.browser = new Browser(this.port);
		this.lab = this.browser.makeShop();
		this.trace = Browser.json(this.browser.walk(this.lab.path("id").asString(), "pod/shop/client", "http://web/"));
		String name = this.trace.at("/legs/0/hops/0/place/node").asString();
		this.node = "/api/v1/traces/" + this.trace.path("id").asString() + "/nodes/" + name;
	}

	private String text(String path) {
		HttpResponse<String> answer = this.browser.get(this.node + path);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
		return answer.body();
	}

	private List<JsonNode> stepsHere() {
		String name = this.node.substring(this.node.lastIndexOf('/') + 1);
		return this.trace.path("legs")
			.valueStream()
			.flatMap((leg) -> leg.path("hops").valueStream())
			.filter((hop) -> hop.at("/place/kind").asString().equals("NODE")
					&& hop.at("/place/node").asString().equals(name))
			.flatMap((hop) -> hop.path("steps").valueStream())
			.toList();
	}

	@Test
	void everyRuleAStepTriedIsALineOfItsNodesRules() {
		List<String> rules = stepsHere().stream()
			.flatMap((step) -> step.path("rules").valueStream())
			.map((rule) -> rule.path("rule").asString())
			.toList();
		assertThat(rules).isNotEmpty();
		assertThat(text("/iptables?step=1").lines()).containsAll(rules);
	}

	@Test
	void everyRouteAStepTookIsALineOfItsNodesRoutes() {
		List<String> routes = stepsHere().stream()
			.map((step) -> step.at("/route/text").asString(""))
			.filter((route) -> !route.isEmpty())
			.toList();
		assertThat(text("/routes").lines().map(String::strip)).containsAll(routes);
		assertThat(text("/links")).contains("eth0");
		assertThat(text("/neighbours")).contains(" lladdr ");
	}

	@Test
	void connectionTrackingIsThatOfTheStep() {
		JsonNode confirming = stepsHere().stream()
			.filter((step) -> step.at("/conntrack/confirmed").asBoolean(false))
			.findFirst()
			.orElseThrow();
		int step = confirming.path("n").asInt();
		assertThat(text("/conntrack?step=0")).isEmpty();
		assertThat(text("/conntrack?step=" + (step - 1))).isEmpty();
		assertThat(text("/conntrack?step=" + step)).isEqualTo(confirming.at("/conntrack/text").asString() + "\n");
		assertThat(text("/conntrack")).contains("ESTABLISHED").contains("[ASSURED]").doesNotContain("SYN_SENT");
	}

	@Test
	void theOverviewTellsWhenEachEntryReadHow() {
		JsonNode panel = Browser.json(this.browser.get(this.node));
		assertThat(panel.path("proxyMode").asString()).isEqualTo("iptables");
		assertThat(panel.path("conntrack").valueStream().map((row) -> row.path("text").asString()))
			.containsAll(text("/conntrack").lines().toList());
	}

	@Test
	void onlyTheLinesAskedForAreSent() {
		assertThat(text("/iptables?grep=dnat%20TO-destination").lines()).isNotEmpty()
			.allMatch((line) -> line.contains("DNAT --to-destination"));
		assertThat(text("/iptables?grep=nothing-has-this")).isEmpty();
		assertThat(this.browser.get("/api/v1/openapi.json").body()).contains("\"grep\"");
	}

	@Test
	void aTraceKeepsTheNodesOfItsRevision() {
		String before = text("/iptables");
		String pod = "/api/v1/traces/" + this.trace.path("id").asString() + "/pods/shop/web-0";
		this.browser.put("/api/v1/labs/" + this.lab.path("id").asString(), "text/yaml",
				"apiVersion: v1\nkind: Namespace\nmetadata: {name: empty}\n", "Authorization",
				"Bearer " + this.lab.path("editToken").asString());
		assertThat(text("/iptables")).isEqualTo(before).contains("shop/web");
		assertThat(this.browser.get(pod + "/resolv.conf").body()).contains("nameserver");
		assertThat(Browser.json(this.browser.get(pod)).at("/services/0/service").asString()).isEqualTo("shop/web");
		assertProblem(this.browser.get("/api/v1/labs/" + this.lab.path("id").asString() + "/pods/shop/web-0"), 404,
				"POD_NOT_FOUND");
	}

	@ParameterizedTest
	@ValueSource(strings = { "iptables", "nftables", "ipvs", "ipsets", "routes", "links", "neighbours", "conntrack" })
	void whatIsNotThereIsSaidNotToBe(String tool) {
		assertProblem(this.browser.get(this.node + "/" + tool + "?step=9999"), 400, "INVALID_REQUEST");
		assertProblem(this.browser.get(this.node + "/" + tool + "?step=-1"), 400, "INVALID_REQUEST");
		assertProblem(this.browser.get(this.node + "/" + tool + "?step=x"), 400, "INVALID_REQUEST");
		assertProblem(this.browser.get(this.node + "-not/" + tool), 404, "NODE_NOT_FOUND");
		assertProblem(this.browser.get("/api/v1/traces/t0000000000/nodes/node-a/" + tool), 404, "TRACE_NOT_FOUND");
	}

}

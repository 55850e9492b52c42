package io.packetwalk.web.api;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
public class WhatIfApiTests {

	private static final String SHOP = Browser.SHOP.replace("name: web-0,", "name: web-1,") + "---\n"
			+ Browser.SHOP.substring(Browser.SHOP.indexOf("apiVersion: v1\nkind: Pod\nmetadata: {name: web-0"),
					Browser.SHOP.indexOf("---\napiVersion: v1\nkind: Service"));

	@LocalServerPort
	private int port;

	private Browser browser;

	private String lab;

	private String trace;

	@BeforeEach
	void aTrace() {
		this.browser = new Browser(this.port);
		this.lab = Browser.json(this.browser.post("/api/v1/labs?filename=shop.yaml&profile=k3s", "text/yaml", SHOP))
			.path("id")
			.asString();
		this.trace = Browser.json(this.browser.walk(this.lab, "pod/shop/client", "http://web/")).path("id").asString();
	}

	private HttpResponse<String> ask(String change) {
		return this.browser.post("/api/v1/traces/" + this.trace + "/whatif", "application/json",
				"{\"step\":7,\"change\":" + change + "}");
	}

	private static String change(String kind, String object, String value) {
		return "{\"kind\":\"%s\",\"object\":\"%s\",\"value\":\"%s\"}".formatted(kind, object, value);
	}

	private JsonNode stored(JsonNode answer) {
		return Browser.json(this.browser.get("/api/v1/traces/" + answer.path("trace").asString()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"PODS_UNREADY | service/shop/web | | REJECTED_NO_ENDPOINTS | refused instead of rewritten, because Service shop/web has 0 ready endpoints.",
			"PODS_UNREADY | service/kube-system/kube-dns | | DNS_REFUSED | because Service kube-system/kube-dns has 0 ready endpoints.",
			"DENY_INGRESS | namespace/shop | | DENIED_BY_POLICY | denied by a policy instead of delivered: NetworkPolicy shop/what-if-deny-ingress",
			"DENY_EGRESS | namespace/shop | | DNS_TIMEOUT | denied by a policy instead of delivered",
			"POD_UNREADY | pod/shop/client | | DELIVERED | Nothing changes: every step is the same.",
			"PROXY_MODE | | ipvs | DELIVERED | kube-ipvs0",
			"CNI | | calico | DELIVERED | another way to the same end" })
	void theOutcomeIsComputedAndTheFirstDifferenceSaid(String kind, String object, String value, String disposition,
			String says) {
		HttpResponse<String> response = ask(change(kind, (object != null) ? object : "", (value != null) ? value : ""));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
		JsonNode answer = Browser.json(response);
		assertThat(answer.at("/comparison/sentence").asString()).contains(says);
		assertThat(answer.at("/comparison/b/disposition").asString()).isEqualTo(disposition);
		assertThat(stored(answer).path("disposition").asString()).isEqualTo(disposition);
	}

	@Test
	void aPodThatIsGoneIsATimeoutOrNoRouteUntilItIsNoticedAndThenAnotherPodIsChosen() {
		JsonNode original = Browser.json(this.browser.get("/api/v1/traces/" + this.trace));
		String pod = original.at("/http/backend/pod").asString();
		JsonNode stale = Browser.json(ask(change("POD_DELETED_UNNOTICED", "pod/" + pod, "")));
		assertThat(stale.at("/comparison/b/disposition").asString()).isEqualTo("NEIGHBOUR_UNREACHABLE");
		assertThat(stale.at("/comparison/sentence").asString()).startsWith("Same until step ")
			.contains("dropped instead of delivered, because node-");
		JsonNode noticed = Browser.json(ask(change("POD_DELETED", "pod/" + pod, "")));
		assertThat(noticed.at("/comparison/b/disposition").asString()).isEqualTo("DELIVERED");
		assertThat(stored(noticed).at("/http/backend/pod").asString()).startsWith("shop/web-").isNotEqualTo(pod);
	}

	@Test
	void theSecondTraceKnowsWhereItBranchesOffAndNoListShowsItsLab() {
		JsonNode answer = Browser.json(ask(change("PODS_UNREADY", "service/shop/web", "")));
		JsonNode fork = stored(answer).path("fork");
		assertThat(fork.path("trace").asString()).isEqualTo(this.trace);
		assertThat(fork.path("step").asInt()).isEqualTo(7);
		assertThat(fork.path("change").asString()).isEqualTo("no pod behind Service shop/web is ready");
		assertThat(answer.path("lab").asString()).isNotEqualTo(this.lab);
		assertThat(this.browser.get("/", "Accept", "text/html").body()).doesNotContain(answer.path("lab").asString());
		JsonNode again = Browser.json(ask(change("PODS_UNREADY", "service/shop/web", "")));
		assertThat(again.path("lab").asString()).isEqualTo(answer.path("lab").asString());
		assertThat(this.browser.get("/t/" + answer.path("trace").asString(), "Accept", "text/html").body())
			.contains("no pod behind Service shop/web is ready", "Compare with the original");
		assertThat(Browser.json(this.browser.get("/api/v1/labs/" + this.lab)).path("revision").asInt()).isEqualTo(1);
	}

	@Test
	void comparingAgainSaysTheSame() {
		JsonNode answer = Browser.json(ask(change("PODS_UNREADY", "service/shop/web", "")));
		JsonNode compared = Browser
			.json(this.browser.get("/api/v1/traces/" + this.trace + "/compare/" + answer.path("trace").asString()));
		assertThat(compared).isEqualTo(answer.path("comparison"));
		assertThat(compared.at("/levels/STORY")).isNotEmpty();
		assertThat(compared.at("/first/a").asInt()).isPositive();
		JsonNode itself = Browser.json(this.browser.get("/api/v1/traces/" + this.trace + "/compare/" + this.trace));
		assertThat(itself.path("sentence").asString()).isEqualTo("Nothing changes: every step is the same.");
		assertThat(itself.path("first").isNull()).isTrue();
	}

	@Test
	void theDiceAreRolledUntilAnotherPodIsChosen() {
		JsonNode answer = Browser.json(ask("{\"kind\":\"SEED\"}"));
		assertThat(answer.at("/comparison/sentence").asString()).contains("another endpoint is chosen, ", " of 2: ");
		assertThat(answer.path("lab").asString()).isEqualTo(this.lab);
	}

	@Test
	void whatIsOnThePathIsOfferedAndOneChoiceIsUsual() {
		JsonNode offered = Browser.json(this.browser.get("/api/v1/traces/" + this.trace + "/whatif?step=60"));
		assertThat(offered.path("changes").valueStream().map((one) -> one.path("label").asString()))
			.contains("No pod behind Service shop/web is ready", "The nodes run kube-proxy in mode ipvs");
		assertThat(offered.path("changes").valueStream().filter((one) -> one.path("usual").asBoolean())).hasSize(1);
		assertThat(offered.at("/files/0/name").asString()).isEqualTo("shop.yaml");
	}

	@Test
	void anEditedFileIsWalkedAndABrokenOneRefused() {
		String edited = SHOP.replace("targetPort: http", "targetPort: 9999");
		JsonNode answer = Browser.json(ask(yaml(edited)));
		assertThat(answer.at("/comparison/b/disposition").asString()).isEqualTo("CONNECTION_REFUSED");
		HttpResponse<String> refused = ask(yaml("{{ nothing"));
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(Browser.json(refused).path("code").asString()).isEqualTo("NO_OBJECTS");
	}

	private static String yaml(String text) {
		return "{\"kind\":\"YAML\",\"file\":\"shop.yaml\",\"text\":\"" + text.replace("\"", "\\\"").replace("\n", "\\n")
				+ "\"}";
	}

	@ParameterizedTest
	@CsvSource({ "WEATHER,,,CHANGE_KIND_UNKNOWN", "POD_DELETED,pod/shop/none,,CHANGE_OBJECT_NOT_FOUND",
			"POD_DELETED,shop,,CHANGE_OBJECT_INVALID", "PROXY_MODE,,userspace,CHANGE_VALUE_INVALID",
			"POD_DELETED,pod/shop/client,,CHANGE_REMOVES_SENDER", "YAML,,,CHANGE_FILE_NOT_FOUND",
			"SEED,,many,CHANGE_VALUE_INVALID" })
	void whatCannotBeSupposedIsRefusedWithItsCode(String kind, String object, String value, String code) {
		HttpResponse<String> refused = ask(change(kind, (object != null) ? object : "", (value != null) ? value : ""));
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(Browser.json(refused).path("code").asString()).isEqualTo(code);
	}

	@Test
	void manyConnectionsSpreadOverAllThatIsReady() {
		JsonNode spread = Browser
			.json(this.browser.get("/api/v1/traces/" + this.trace + "/distribution?connections=60"));
		assertThat(spread.path("shares")).hasSize(2);
		assertThat(spread.at("/shares/0/count").asInt() + spread.at("/shares/1/count").asInt()).isEqualTo(60);
		JsonNode faithful = Browser.json(ask(change("SESSION_AFFINITY", "service/shop/web", "ClientIP")));
		JsonNode one = Browser.json(this.browser
			.get("/api/v1/traces/" + faithful.path("trace").asString() + "/distribution?connections=60"));
		assertThat(one.path("shares")).hasSize(1);
		assertThat(one.path("sentence").asString()).startsWith("Of 60 connections all went to ");
	}

}

package io.packetwalk.web.api;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
public class DiffApiTests {

	private static final String DENY = """
			---
			apiVersion: networking.k8s.io/v1
			kind: NetworkPolicy
			metadata: {name: default-deny, namespace: shop}
			spec: {podSelector: {}, policyTypes: [Ingress]}
			""";

	@LocalServerPort
	private int port;

	private Browser browser;

	private String lab;

	@BeforeEach
	void twoRevisions() {
		this.browser = new Browser(this.port);
		JsonNode made = Browser
			.json(this.browser.post("/api/v1/labs?filename=shop.yaml&profile=k3s", "text/yaml", Browser.SHOP));
		this.lab = "/api/v1/labs/" + made.path("id").asString();
		this.browser.put(this.lab + "?filename=shop.yaml", "text/yaml", Browser.SHOP + DENY, "Authorization",
				"Bearer " + made.path("editToken").asString());
	}

	@Test
	void aNewPolicyIsTheReasonOfWhatItDenies() {
		JsonNode diff = Browser.json(this.browser.get(this.lab + "/diff?from=1&to=2"));
		assertThat(diff.path("summary").asString()).endsWith("newly denied: NetworkPolicy shop/default-deny was added");
		assertThat(diff.path("total").asLong()).isPositive().isEqualTo(diff.at("/counts/denied").asLong());
		JsonNode pair = diff.at("/pairs/0");
		assertThat(pair.path("change").asString()).isEqualTo("denied");
		assertThat(pair.at("/from/pods")).isNotEmpty();
		assertThat(pair.at("/to/label").asString()).startsWith("shop/");
		assertThat(pair.at("/before/success").asBoolean()).isTrue();
		assertThat(pair.at("/before/reason").asString()).contains("no policy isolates shop/");
		assertThat(pair.at("/after/disposition").asString()).isEqualTo("DENIED_BY_POLICY");
		assertThat(pair.at("/after/reason").asString()).startsWith("NetworkPolicy shop/default-deny isolates shop/");
		assertThat(pair.at("/after/causes/0/object").asString()).isEqualTo("NetworkPolicy shop/default-deny");
		assertThat(pair.at("/after/causes/0/line").asInt()).isGreaterThan((int) Browser.SHOP.lines().count());
		assertThat(diff.at("/changes/0/object").asString()).isEqualTo("NetworkPolicy shop/default-deny");
	}

	@Test
	void theOneBeforeAndTheCurrentOneAreComparedByDefault() {
		assertThat(this.browser.get(this.lab + "/diff").body())
			.isEqualTo(this.browser.get(this.lab + "/diff?from=1&to=2").body());
		JsonNode same = Browser.json(this.browser.get(this.lab + "/diff?from=2&to=2"));
		assertThat(same.path("summary").asString()).isEqualTo("Nothing changed");
		assertThat(same.path("pairs")).isEmpty();
	}

	@Test
	void allPairsAreCountedHoweverFewAreTold() {
		JsonNode few = Browser.json(this.browser.get(this.lab + "/diff?limit=1"));
		assertThat(few.path("pairs")).hasSize(1);
		assertThat(few.path("total")).isEqualTo(Browser.json(this.browser.get(this.lab + "/diff")).path("total"));
	}

	@Test
	void aRevisionThatDoesNotExistIsRefused() {
		HttpResponse<String> refused = this.browser.get(this.lab + "/diff?from=1&to=3");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("It is a number from 1 to 2.");
		assertThat(this.browser.get("/api/v1/labs/nothing123/diff").statusCode()).isEqualTo(404);
	}

}

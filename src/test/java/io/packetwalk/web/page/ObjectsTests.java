package io.packetwalk.web.page;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.packetwalk.web.Browser;
import io.packetwalk.web.ServerTest;

import static org.assertj.core.api.Assertions.assertThat;

@ServerTest
class ObjectsTests {

	private static final String SLIP = """
			apiVersion: v1
			kind: Pod
			metadata: {name: pay, namespace: shop, labels: {app: payments, tier: back}}
			spec: {containers: [{name: c, image: i, ports: [{containerPort: 80}]}]}
			---
			apiVersion: v1
			kind: Service
			metadata: {name: pay, namespace: shop}
			spec:
			  selector: {app: paymnts}
			  ports: [{port: 80, targetPort: 80}]
			""";

	@LocalServerPort
	private int port;

	private Browser browser;

	private String lab;

	@BeforeEach
	void makeALab() {
		this.browser = new Browser(this.port);
		this.lab = Browser.json(this.browser.post("/api/v1/labs?filename=slip.yaml", "text/yaml", SLIP))
			.path("id")
			.asString();
	}

	@Test
	void aPodThatNoServiceSelectsIsShownBesideTheSelectorThatMissesIt() {
		JsonNode card = object("pod/shop/pay");
		assertThat(card.at("/selection/says").asString()).startsWith("No Service selects this pod");
		assertThat(card.at("/selection/rows").findValuesAsString("key")).containsExactly("app", "tier");
		assertThat(card.at("/selection/rows/0/fits").asBoolean()).isFalse();
		assertThat(card.at("/selection/rows/1/fits").asBoolean()).isTrue();
		assertThat(card.at("/written/line").asInt()).isEqualTo(1);
	}

	@Test
	void aServiceSaysWhatIsWrongWithItWhereItIsWrittenAndHowItIsDialled() {
		JsonNode card = object("service/shop/pay");
		assertThat(card.at("/problems").findValuesAsString("code")).contains("SELECTOR_MATCHES_NOTHING");
		assertThat(card.at("/written/line").asInt()).isEqualTo(6);
		assertThat(card.path("to").asString()).isEqualTo("http://pay.shop/");
		assertThat(object("node/node-a").path("written").isNull()).isTrue();
	}

	@Test
	void aFailureNamesTheStepThatDecidedAndItsLineOfYaml() {
		JsonNode trace = Browser.json(this.browser.walk(this.lab, "pod/shop/pay", "http://pay.shop/"));
		JsonNode decided = Browser.json(this.browser.get("/api/v1/traces/" + trace.path("id").asString() + "/symptom"))
			.path("decided");
		assertThat(decided.path("title").asString()).isEqualTo("Refused: no endpoints");
		assertThat(decided.path("cause").findValuesAsString("path")).contains("spec.selector");
	}

	private JsonNode object(String at) {
		return Browser.json(this.browser.get("/api/v1/labs/" + this.lab + "/object?at=" + at));
	}

}

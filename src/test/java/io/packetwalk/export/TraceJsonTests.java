package io.packetwalk.export;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class TraceJsonTests {

	private final String json = TraceJson.write(ExampleTraces.document());

	private final JsonNode tree = TraceJson.MAPPER.readTree(this.json);

	@Test
	void aTraceComesBackAsItWasWritten() {
		TraceDocument read = TraceJson.read(this.json);
		assertThat(read).isEqualTo(ExampleTraces.document());
	}

	@Test
	void theSameTraceHasTheSameBytes() {
		assertThat(TraceJson.write(ExampleTraces.document())).isEqualTo(this.json);
		assertThat(TraceJson.write(TraceJson.read(this.json))).isEqualTo(this.json);
	}

	@Test
	void theMembersStandInTheOrderOfTheInterface() {
		assertThat(this.tree.propertyNames()).containsExactly("id", "lab", "revision", "engine", "seed", "simulated",
				"request", "settings", "disposition", "success", "outcome", "symptom", "http", "story", "legs", "names",
				"lookups", "notes");
	}

	@Test
	void aPlaceNamesItsInterface() {
		JsonNode place = this.tree.at("/legs/1/hops/0/place");
		assertThat(place.propertyNames()).containsExactly("kind", "node", "pod", "interface");
		assertThat(place.path("interface").asString()).isEqualTo("cni0");
	}

	@Test
	void addressesAreTextAndAnAbsentTunnelIsNull() {
		JsonNode packet = this.tree.at("/legs/1/hops/0/steps/0/packet/after");
		assertThat(packet.path("src").asString()).isEqualTo("10.244.1.5");
		assertThat(packet.path("srcMac").asString()).isEqualTo("0a:58:0a:f4:01:05");
		assertThat(packet.path("dstMac").isNull()).isTrue();
		assertThat(packet.path("outer").isNull()).isTrue();
		assertThat(this.tree.at("/legs/1/hops/0/steps/1/packet/after/outer/dst").asString()).isEqualTo("172.18.0.3");
	}

	@Test
	void aMemberOfALaterEngineIsPassedOver() {
		String later = this.json.replace("\"simulated\":true", "\"simulated\":true,\"weather\":{\"rain\":1}");
		assertThat(TraceJson.read(later)).isEqualTo(ExampleTraces.document());
	}

}

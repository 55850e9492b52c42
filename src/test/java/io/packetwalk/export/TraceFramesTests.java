package io.packetwalk.export;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class TraceFramesTests {

	private final String json = TraceJson.write(ExampleTraces.document());

	private final TraceFrames frames = TraceFrames.of(this.json);

	@Test
	void theSumOfTheFramesIsTheTrace() {
		assertThat(FrameSum.of(this.frames.opened(), this.frames.hops(), this.frames.closed()))
			.isEqualTo(TraceJson.MAPPER.readTree(this.json));
	}

	@Test
	void hopsComeInTheOrderPacketsMoved() {
		List<Integer> firstSteps = this.frames.hops()
			.stream()
			.map(TraceJson.MAPPER::readTree)
			.map((frame) -> frame.at("/hop/steps/0/n").asInt())
			.toList();
		assertThat(firstSteps).containsExactly(1, 2, 4);
	}

	@Test
	void aHopFrameIsCompleteInItself() {
		JsonNode frame = TraceJson.MAPPER.readTree(this.frames.hops().get(1));
		assertThat(frame.path("type").asString()).isEqualTo("hop");
		assertThat(frame.path("seq").asInt()).isEqualTo(2);
		assertThat(frame.at("/leg/parent").asString()).isEqualTo("l1");
		assertThat(frame.path("leg").has("hops")).isFalse();
		assertThat(frame.at("/hop/steps").size()).isEqualTo(2);
	}

}

package io.packetwalk.topology;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.cluster.Cluster;

import static org.assertj.core.api.Assertions.assertThat;

class TopologyCompilerTests {

	private static final Focus PATH = Focus
		.onPath(List.of("pod/team-0/app0-7c9d8bfd9c-p0", "pod/team-0/app0-7c9d8bfd9c-p12"));

	@Test
	void theSameClusterGivesTheSameBytes() {
		JsonMapper json = JsonMapper.shared();
		String once = json.writeValueAsString(TopologyCompiler.compile(Clusters.large(5, 300, 4), PATH));
		String again = json.writeValueAsString(TopologyCompiler.compile(Clusters.large(5, 300, 4), PATH));
		assertThat(again).isEqualTo(once);
	}

	@Test
	void theBrowserGetsPlainWordsAndPairsOfNumbers() {
		JsonNode picture = JsonMapper.shared()
			.valueToTree(TopologyCompiler.compile(Clusters.homelab().build(), Focus.everything()));
		JsonNode pod = vertex(picture.at("/physical/vertices"), "pod/homelab/traefik-6df5979f88-2x7zw");
		assertThat(pod.path("kind").asString()).isEqualTo("pod");
		assertThat(pod.path("state").asString()).isEqualTo("ready");
		assertThat(pod.path("parent").asString()).isEqualTo("node/node-b");
		JsonNode edge = picture.at("/physical/edges/0");
		assertThat(edge.path("kind").asString()).isEqualTo("veth");
		assertThat(edge.path("points").get(0).get(0).isInt()).isTrue();
		assertThat(vertex(picture.at("/physical/vertices"), "wire").path("parent").isNull()).isTrue();
		assertThat(vertex(picture.at("/logical/vertices"), "service/homelab/reverse-proxy").path("kind").asString())
			.isEqualTo("service");
	}

	@Test
	void twoThousandPodsAreDrawnInAMoment() {
		Cluster cluster = Clusters.large(50, 2000, 12);
		ThreadMXBean clock = ManagementFactory.getThreadMXBean();
		long fastest = Long.MAX_VALUE;
		for (int i = 0; i < 8; i++) {
			long start = clock.getCurrentThreadCpuTime();
			TopologyCompiler.compile(cluster, PATH);
			fastest = Math.min(fastest, clock.getCurrentThreadCpuTime() - start);
		}
		assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(300));
	}

	private static JsonNode vertex(JsonNode vertices, String id) {
		return vertices.valueStream()
			.filter((vertex) -> vertex.path("id").asString().equals(id))
			.findFirst()
			.orElseThrow();
	}

}

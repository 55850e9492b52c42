package io.packetwalk.networkpolicy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.networkpolicy.VectorLab.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shared vectors: the truth tables of Kubernetes' own end-to-end tests, Cyclonus'
 * dimensions, scenarios people meet, and the conformance tests of cluster-wide policies.
 */
class NetpolVectorTests {

	private static final JsonNode FILE = read();

	private static JsonNode read() {
		try (InputStream in = NetpolVectorTests.class.getResourceAsStream("/reference/vectors/netpol-vectors.json")) {
			return JsonMapper.builder().build().readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@TestFactory
	Stream<DynamicTest> networkPolicies() {
		return FILE.get("vectors").valueStream().map((vector) -> DynamicTest.dynamicTest(title(vector), () -> {
			JsonNode cluster = FILE.get("clusters").get(vector.get("cluster").asString());
			VectorLab lab = lab(vector, cluster);
			for (JsonNode probe : vector.get("probes")) {
				Answer answer = lab.ask(probe);
				assertThat(answer.allowed()).as("%s: %s", probe, answer).isEqualTo(probe.get("allowed").asBoolean());
				assertThat(answer.quick()).as("%s, without reasons", probe).isEqualTo(answer.allowed());
				if (probe.has("deniedBy")) {
					assertThat(deniers(answer)).as("%s", probe)
						.containsExactlyInAnyOrderElementsOf(
								probe.get("deniedBy").valueStream().map(JsonNode::asString).toList());
				}
			}
		}));
	}

	@TestFactory
	Stream<DynamicTest> clusterNetworkPolicies() {
		return FILE.get("clusterNetworkPolicyVectors")
			.valueStream()
			.map((vector) -> DynamicTest.dynamicTest(title(vector), () -> {
				VectorLab lab = lab(vector, vector.get("cluster"));
				for (JsonNode probe : vector.get("probes")) {
					Answer answer = lab.ask(probe);
					assertThat(answer.allowed()).as("%s: %s", probe, answer)
						.isEqualTo(probe.get("allowed").asBoolean());
					assertThat(answer.quick()).as("%s, without reasons", probe).isEqualTo(answer.allowed());
					JsonNode by = probe.get("decidedBy");
					assertThat(decider(answer.egress())).isEqualTo(by.get("egress").asString());
					assertThat(decider(answer.ingress())).isEqualTo(by.get("ingress").asString());
				}
			}));
	}

	private static VectorLab lab(JsonNode vector, JsonNode cluster) {
		return new VectorLab(VectorLab.cluster(VectorLab.manifests(cluster, vector.get("labelOverrides")) + "---\n"
				+ vector.get("policies").asString()));
	}

	private static String title(JsonNode vector) {
		return vector.get("id").asString() + " " + vector.get("title").asString();
	}

	private static List<String> deniers(Answer answer) {
		List<String> deniers = new ArrayList<>();
		answer.egress().filter((verdict) -> !verdict.allowed()).ifPresent((verdict) -> deniers.add("egress"));
		answer.ingress().filter((verdict) -> !verdict.allowed()).ifPresent((verdict) -> deniers.add("ingress"));
		return deniers;
	}

	private static String decider(Optional<PolicyVerdict> answer) {
		PolicyVerdict verdict = answer.orElseThrow();
		return switch (verdict.decidedBy()) {
			case EXEMPT, DEFAULT -> "default";
			case NETWORK_POLICY -> "NetworkPolicy";
			case ADMIN -> "Admin:" + verdict.policy().name();
			case BASELINE -> "Baseline:" + verdict.policy().name();
		};
	}

}

package io.packetwalk.clusterdns;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.ResolvConf;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What kubelet makes of dnsPolicy, dnsConfig and the node's file in the shared vectors.
 */
class ResolvConfVectorTests {

	@TestFactory
	Stream<DynamicTest> composesWhatKubeletWrites() {
		return StreamSupport.stream(DnsVectors.list("resolvConfVectors").spliterator(), false)
			.map((vector) -> DynamicTest.dynamicTest(
					vector.path("id").asString() + ": " + vector.path("title").asString(), () -> check(vector)));
	}

	private static void check(JsonNode vector) {
		Map<?, ?> spec = JsonMapper.builder().build().treeToValue(vector.path("podSpec"), Map.class);
		JsonNode kubelet = vector.path("kubelet");
		PodResolvConf composed = PodResolvConf.of(vector.path("namespace").asString(), YamlCluster.dns(spec),
				Boolean.TRUE.equals(spec.get("hostNetwork")), conf(vector.path("nodeResolvConf")),
				addresses(kubelet.path("clusterDNS")), kubelet.path("clusterDomain").asString(""));
		assertThat(composed.conf()).isEqualTo(conf(vector.path("expected")));
		assertThat(composed.events()).extracting(KubeletEvent::reason)
			.containsExactlyElementsOf(DnsVectors.texts(vector.path("events")));
		assertThat(ResolvConf.parse(composed.conf().print())).isEqualTo(composed.conf());
	}

	private static ResolvConf conf(JsonNode node) {
		return new ResolvConf(addresses(node.path("nameservers")), DnsVectors.texts(node.path("searches")),
				DnsVectors.texts(node.path("options")));
	}

	private static List<IpAddress> addresses(JsonNode array) {
		return DnsVectors.texts(array).stream().map(IpAddress::of).toList();
	}

}

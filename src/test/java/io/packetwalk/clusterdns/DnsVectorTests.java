package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** CoreDNS's answers in the shared vectors. */
class DnsVectorTests {

	private static final IpAddress KUBE_DNS = IpAddress.of("10.96.0.10");

	@TestFactory
	Stream<DynamicTest> answersAsCoreDnsDoes() {
		return StreamSupport.stream(DnsVectors.list("vectors").spliterator(), false)
			.map((vector) -> DynamicTest.dynamicTest(
					vector.path("id").asString() + ": " + vector.path("title").asString(), () -> check(vector)));
	}

	private static void check(JsonNode vector) {
		Cluster cluster = DnsVectors.cluster(vector.path("fixture").asString(), vector.path("corefile").asString());
		Pod client = DnsVectors.pod(cluster, vector.path("client").asString());
		String type = vector.path("query").path("type").asString();
		Question question = new Question(vector.path("query").path("name").asString(), type, KUBE_DNS, false, 1);
		DnsAnswer answer = ClusterDns.of(cluster).answer(question, client.ip());
		JsonNode expected = vector.path("expected");
		assertThat(answer.reply().rcode()).as(answer.why()).isEqualTo(expected.path("rcode").asString());
		assertThat(DnsVectors.kind(answer.reply(), type)).isEqualTo(expected.path("kind").asString());
		assertThat(records(answer.reply().answers())).as(answer.why())
			.containsExactlyInAnyOrderElementsOf(records(expected.path("answers")));
		if (expected.has("additional")) {
			assertThat(records(answer.additional()))
				.containsExactlyInAnyOrderElementsOf(records(expected.path("additional")));
		}
		if (expected.has("authoritySOA")) {
			assertThat(answer.authority()).singleElement().satisfies((soa) -> {
				assertThat(soa.type()).isEqualTo("SOA");
				assertThat(soa.name()).isEqualTo(expected.path("authoritySOA").path("zone").asString());
				assertThat(soa.ttl()).isEqualTo(expected.path("authoritySOA").path("ttl").asLong());
			});
		}
		assertThat(answer.why()).isNotBlank();
	}

	private static List<String> records(List<Reply.Record> records) {
		return records.stream().map(Reply.Record::toString).toList();
	}

	private static List<String> records(JsonNode records) {
		List<String> texts = new ArrayList<>();
		records.forEach(
				(record) -> texts.add(new Reply.Record(record.path("name").asString(), record.path("type").asString(),
						record.path("ttl").asLong(), record.path("data").asString())
					.toString()));
		return texts;
	}

}

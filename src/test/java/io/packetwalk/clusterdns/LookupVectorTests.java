package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;
import io.packetwalk.resolver.Libc;
import io.packetwalk.resolver.Lookup;
import io.packetwalk.resolver.Question;
import io.packetwalk.resolver.Reply;
import io.packetwalk.resolver.ResolvConf;
import io.packetwalk.resolver.StubResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole lookups of the shared vectors: from the name typed to the address found. */
class LookupVectorTests {

	private static final IpAddress KUBE_DNS = IpAddress.of("10.96.0.10");

	@TestFactory
	Stream<DynamicTest> looksUpAsAPodDoes() {
		return StreamSupport.stream(DnsVectors.read("lookup-vectors.json").path("vectors").spliterator(), false)
			.map((vector) -> DynamicTest.dynamicTest("%s %s: %s".formatted(vector.path("id").asString(),
					vector.path("libc").asString(), vector.path("title").asString()), () -> check(vector)));
	}

	private static void check(JsonNode vector) {
		Cluster cluster = DnsVectors.cluster("shop", vector.path("corefile").asString());
		Pod client = DnsVectors.pod(cluster, vector.path("client").asString());
		ClusterDns dns = ClusterDns.of(cluster);
		Libc libc = vector.path("libc").asString().startsWith("glibc") ? Libc.GLIBC : Libc.MUSL;
		Lookup lookup = StubResolver.lookup(libc, ResolvConf.parse(vector.path("resolvConf").asString()),
				vector.path("lookup").path("name").asString(), families(vector),
				(question) -> reply(dns, question, client.ip()));
		JsonNode expected = vector.path("expected");
		List<String> questions = new ArrayList<>();
		expected.path("questions")
			.forEach((question) -> questions
				.add("%s %s %s %s".formatted(question.path("name").asString(), question.path("type").asString(),
						question.path("kind").asString(), DnsVectors.texts(question.path("answers")))));
		assertThat(lookup.exchanges().stream().map(LookupVectorTests::line).toList()).isEqualTo(questions);
		assertThat(lookup.eai()).isEqualTo(expected.path("result").asString());
		assertThat(lookup.addresses()).extracting(Object::toString)
			.containsExactlyInAnyOrderElementsOf(DnsVectors.texts(expected.path("addresses")));
	}

	private static Reply reply(ClusterDns dns, Question question, IpAddress client) {
		return question.server().equals(KUBE_DNS) ? dns.answer(question, client).reply()
				: dns.answerOutside(question.server(), question).reply();
	}

	private static Set<AddressFamily> families(JsonNode vector) {
		return switch (vector.path("lookup").path("family").asString()) {
			case "AF_INET" -> EnumSet.of(AddressFamily.IPV4);
			case "AF_INET6" -> EnumSet.of(AddressFamily.IPV6);
			default -> EnumSet.allOf(AddressFamily.class);
		};
	}

	private static String line(Lookup.Exchange exchange) {
		List<String> answers = exchange.reply()
			.answers()
			.stream()
			.map((record) -> record.name() + " " + record.type() + " " + record.data())
			.toList();
		return "%s %s %s %s".formatted(exchange.question().name(), exchange.question().type(),
				DnsVectors.kind(exchange.reply(), exchange.question().type()), answers);
	}

}

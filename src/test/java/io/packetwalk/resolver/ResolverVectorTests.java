package io.packetwalk.resolver;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.net.AddressFamily;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What real glibc 2.36 and musl 1.2.3 sent to a stub server, against what is computed
 * here.
 */
class ResolverVectorTests {

	@TestFactory
	Stream<DynamicTest> asksWhatTheRealLibraryAsked() throws IOException {
		return vectors("/reference/vectors/resolver-vectors.json");
	}

	@TestFactory
	Stream<DynamicTest> asksWhatTheRealLibraryAskedInOurOwnRuns() throws IOException {
		return vectors("/reference/resolver/measured.json");
	}

	private Stream<DynamicTest> vectors(String resource) throws IOException {
		try (InputStream stream = getClass().getResourceAsStream(resource)) {
			JsonNode vectors = JsonMapper.builder().build().readTree(stream).path("vectors");
			return StreamSupport.stream(vectors.spliterator(), false)
				.map((vector) -> DynamicTest.dynamicTest(vector.path("id").asString() + " "
						+ vector.path("libc").asString() + ": " + vector.path("title").asString(),
						() -> check(vector)));
		}
	}

	private void check(JsonNode vector) {
		Libc libc = vector.path("libc").asString().startsWith("glibc") ? Libc.GLIBC : Libc.MUSL;
		ResolvConf conf = ResolvConf.parse(vector.path("resolvConf").asString());
		JsonNode lookup = vector.path("lookup");
		Lookup result = StubResolver.lookup(libc, conf, lookup.path("name").asString(), families(lookup),
				servers(vector.path("server")));
		JsonNode expected = vector.path("expected");
		assertThat(rounds(asked(result), libc, conf)).isEqualTo(rounds(expectedQuestions(expected), libc, conf));
		assertThat(result.eai()).isEqualTo(expected.path("result").asString());
		List<String> addresses = new ArrayList<>();
		expected.path("addresses").forEach((address) -> addresses.add(address.asString()));
		assertThat(result.addresses()).extracting(Object::toString).containsExactlyInAnyOrderElementsOf(addresses);
		double seconds = expected.path("elapsedSeconds").asDouble();
		assertThat(result.elapsedMicros() / 1e6).isBetween(seconds - 0.2, seconds + 0.2);
	}

	private static NameServers servers(JsonNode server) {
		return server.has("behaviour") ? new MeasuredServers(server.path("behaviour")) : new VectorServers(server);
	}

	private static Set<AddressFamily> families(JsonNode lookup) {
		return switch (lookup.path("family").asString()) {
			case "AF_INET" -> EnumSet.of(AddressFamily.IPV4);
			case "AF_INET6" -> EnumSet.of(AddressFamily.IPV6);
			default -> EnumSet.allOf(AddressFamily.class);
		};
	}

	/** Closed ports see no question, so the measurement has none. */
	private static List<String> asked(Lookup lookup) {
		return lookup.exchanges()
			.stream()
			.filter((exchange) -> !exchange.reply().rcode().equals("UNREACHABLE"))
			.map(Lookup.Exchange::question)
			.map((question) -> question.server() + (question.tcp() ? " TCP " : " UDP ") + question.type() + " "
					+ question.name())
			.toList();
	}

	private static List<String> expectedQuestions(JsonNode expected) {
		List<String> questions = new ArrayList<>();
		expected.path("queries")
			.forEach((query) -> questions.add(query.path("server").asString() + " " + query.path("transport").asString()
					+ " " + query.path("type").asString() + " " + query.path("name").asString()));
		return questions;
	}

	/**
	 * A and AAAA of a candidate go out back to back and count as unordered. Musl asks
	 * several servers at once: there only what is asked for each candidate is fixed, and
	 * which server gets a retry after SERVFAIL is a matter of microseconds.
	 */
	private static List<List<String>> rounds(List<String> questions, Libc libc, ResolvConf conf) {
		if (libc == Libc.MUSL && conf.nameservers().size() > 1) {
			return candidates(questions);
		}
		List<List<String>> rounds = new ArrayList<>();
		String key = "";
		for (String question : questions) {
			String[] words = question.split(" ");
			String own = words[0] + words[1] + words[3];
			if (!own.equals(key) || rounds.getLast().size() == 2) {
				rounds.add(new ArrayList<>());
			}
			rounds.getLast().add(question);
			key = own;
		}
		rounds.forEach((round) -> round.sort(null));
		return rounds;
	}

	private static List<List<String>> candidates(List<String> questions) {
		Map<String, List<String>> candidates = new LinkedHashMap<>();
		boolean retried = Set.copyOf(questions).size() < questions.size();
		for (String question : questions) {
			String[] words = question.split(" ");
			candidates.computeIfAbsent(words[3], (name) -> new ArrayList<>()).add(retried ? words[2] : question);
		}
		candidates.values().forEach((round) -> round.sort(null));
		return List.copyOf(candidates.values());
	}

}

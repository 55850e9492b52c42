package io.packetwalk.resolver;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;

import static io.packetwalk.resolver.Libc.GLIBC;
import static io.packetwalk.resolver.Libc.MUSL;
import static org.assertj.core.api.Assertions.assertThat;

/** The fact sheet's table of glibc and musl, row by row. */
class LibraryDifferenceTests {

	private static final String CLUSTER = "search a.x b.x\nnameserver 192.0.2.1\n";

	private static final String THREE = "nameserver 192.0.2.1\nnameserver 192.0.2.2\nnameserver 192.0.2.3\n"
			+ "nameserver 192.0.2.4\n";

	@Test
	void aNameWithDotsEnoughIsSearchedByGlibcOnly() {
		Function<Question, Reply> servers = (question) -> question.name().equals("web.shop.b.x.") ? found(question)
				: code("NXDOMAIN");
		assertThat(lookup(GLIBC, CLUSTER, "web.shop", servers).eai()).isEqualTo("OK");
		Lookup musl = lookup(MUSL, CLUSTER, "web.shop", servers);
		assertThat(musl.eai()).isEqualTo("EAI_NONAME");
		assertThat(names(musl)).containsOnly("web.shop.");
	}

	@Test
	void noSuchNameLeadsBothToTheNextCandidate() {
		for (Libc libc : Libc.values()) {
			Lookup lookup = lookup(libc, CLUSTER, "web",
					(question) -> question.name().equals("web.b.x.") ? found(question) : code("NXDOMAIN"));
			assertThat(names(lookup)).containsExactly("web.a.x.", "web.a.x.", "web.b.x.", "web.b.x.");
		}
	}

	@Test
	void noSuchRecordIsRememberedByGlibcAndFinalForMusl() {
		Function<Question, Reply> servers = (question) -> code(
				question.name().equals("web.a.x.") ? "NOERROR" : "NXDOMAIN");
		Lookup glibc = lookup(GLIBC, CLUSTER, "web", servers);
		assertThat(glibc.eai()).isEqualTo("EAI_NODATA");
		assertThat(names(glibc)).endsWith("web.", "web.");
		Lookup musl = lookup(MUSL, CLUSTER, "web", servers);
		assertThat(musl.eai()).isEqualTo("EAI_NONAME");
		assertThat(names(musl)).containsOnly("web.a.x.");
	}

	@Test
	void aFailingServerLetsGlibcGoOnAndEndsMuslsLookup() {
		Function<Question, Reply> servers = (question) -> question.name().equals("web.a.x.") ? code("SERVFAIL")
				: question.name().equals("web.b.x.") ? found(question) : code("NXDOMAIN");
		assertThat(lookup(GLIBC, CLUSTER, "web", servers).eai()).isEqualTo("OK");
		assertThat(lookup(MUSL, CLUSTER, "web", servers).eai()).isEqualTo("EAI_AGAIN");
		assertThat(lookup(GLIBC, CLUSTER, "web", (question) -> code("SERVFAIL")).eai()).isEqualTo("EAI_AGAIN");
	}

	@Test
	void aRefusalIsPassedOverByGlibcAndWaitedOutByMusl() {
		Function<Question, Reply> servers = (question) -> code("REFUSED");
		assertThat(lookup(GLIBC, CLUSTER, "web.", servers).elapsedMicros()).isLessThan(1_000_000);
		Lookup musl = lookup(MUSL, CLUSTER, "web.", servers);
		assertThat(musl.eai()).isEqualTo("EAI_AGAIN");
		assertThat(musl.elapsedMicros()).isEqualTo(5_000_000);
	}

	@Test
	void halfAnAnswerIsEnoughForGlibcOnly() {
		for (String rcode : List.of("SERVFAIL", "NXDOMAIN")) {
			Function<Question, Reply> servers = (question) -> question.type().equals("A") ? found(question)
					: code(rcode);
			assertThat(lookup(GLIBC, CLUSTER, "web.", servers).eai()).isEqualTo("OK");
			assertThat(lookup(MUSL, CLUSTER, "web.", servers).eai())
				.isEqualTo(rcode.equals("SERVFAIL") ? "EAI_AGAIN" : "EAI_NONAME");
		}
	}

	@Test
	void aLostAnswerCostsGlibcFifteenSecondsAndMuslTheLookup() {
		Function<Question, Reply> servers = (question) -> question.type().equals("A") ? found(question) : Reply.TIMEOUT;
		Lookup glibc = lookup(GLIBC, CLUSTER, "web.", servers);
		assertThat(glibc.eai()).isEqualTo("OK");
		assertThat(glibc.elapsedMicros()).isBetween(14_900_000L, 15_100_000L);
		Lookup musl = lookup(MUSL, CLUSTER, "web.", servers);
		assertThat(musl.eai()).isEqualTo("EAI_AGAIN");
		assertThat(musl.elapsedMicros()).isEqualTo(5_000_000);
	}

	@Test
	void severalServersAreAskedInTurnByGlibcAndAtOnceByMusl() {
		Function<Question, Reply> servers = (question) -> switch (question.server().toString()) {
			case "192.0.2.1" -> code("NXDOMAIN");
			case "192.0.2.2" -> found(question);
			default -> Reply.TIMEOUT;
		};
		assertThat(servers(lookup(GLIBC, THREE, "web.", servers))).containsExactly("192.0.2.1");
		assertThat(servers(lookup(MUSL, THREE, "web.", servers))).containsExactly("192.0.2.1", "192.0.2.2",
				"192.0.2.3");
		Function<Question, Reply> second = (question) -> question.server().toString().equals("192.0.2.1")
				? Reply.TIMEOUT : found(question);
		assertThat(servers(lookup(GLIBC, THREE, "web.", second))).containsExactly("192.0.2.1", "192.0.2.2");
		assertThat(lookup(MUSL, THREE, "web.", second).elapsedMicros()).isLessThan(1_000_000);
	}

	@Test
	void silenceEndsTheWalkOfBoth() {
		Lookup glibc = lookup(GLIBC, CLUSTER + "options ndots:1\n", "web.shop", (question) -> Reply.TIMEOUT);
		assertThat(glibc.elapsedMicros()).isEqualTo(20_000_000);
		assertThat(names(glibc)).containsOnly("web.shop.", "web.shop.a.x.");
		Lookup musl = lookup(MUSL, CLUSTER, "web", (question) -> Reply.TIMEOUT);
		assertThat(musl.elapsedMicros()).isEqualTo(5_000_000);
		assertThat(names(musl)).containsOnly("web.a.x.").hasSize(4);
	}

	@Test
	void aTruncatedAnswerIsAskedAgainOverTcpByGlibcOnly() {
		Function<Question, Reply> servers = (question) -> new Reply("NOERROR", found(question).answers(), false,
				!question.tcp());
		assertThat(lookup(GLIBC, CLUSTER, "web.", servers).exchanges().stream().filter((e) -> e.question().tcp()))
			.hasSize(2);
		Lookup musl = lookup(MUSL, CLUSTER, "web.", servers);
		assertThat(musl.exchanges()).noneMatch((exchange) -> exchange.question().tcp());
		assertThat(musl.eai()).isEqualTo("OK");
	}

	@Test
	void optionsHaveTheirLimits() {
		String options = "options timeout:100 attempts:50\n";
		assertThat(
				lookup(GLIBC, "nameserver 192.0.2.1\n" + options, "web.", (question) -> Reply.TIMEOUT).elapsedMicros())
			.isEqualTo(5 * 30_000_000L);
		Lookup musl = lookup(MUSL, "nameserver 192.0.2.1\n" + options, "web.", (question) -> Reply.TIMEOUT);
		assertThat(musl.elapsedMicros()).isEqualTo(60_000_000);
		assertThat(musl.exchanges()).hasSize(20);
		for (Libc libc : Libc.values()) {
			String name = "a" + ".a".repeat(15);
			assertThat(names(lookup(libc, CLUSTER + "options ndots:99\n", name, (question) -> code("NXDOMAIN"))))
				.startsWith(name + ".");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "use-vc", "single-request", "single-request-reopen", "rotate", "no-aaaa" })
	void muslPassesOverWhatGlibcHonours(String option) {
		Function<Question, Reply> servers = (question) -> code("NXDOMAIN");
		List<Question> plain = questions(lookup(MUSL, THREE, "web.", servers));
		assertThat(questions(lookup(MUSL, THREE + "options " + option + "\n", "web.", servers))).isEqualTo(plain);
		List<Question> glibc = questions(lookup(GLIBC, THREE + "options " + option + "\n", "web.", servers));
		switch (option) {
			case "use-vc" -> assertThat(glibc).allMatch(Question::tcp);
			case "no-aaaa" -> assertThat(glibc).extracting(Question::type).containsOnly("A");
			case "rotate" -> assertThat(glibc).extracting(Question::server).doesNotContain(IpAddress.of("192.0.2.1"));
			default -> assertThat(glibc).extracting(Question::type).containsExactly("A", "AAAA");
		}
	}

	@Test
	void searchingTheRootBreaksMusl() {
		String root = "search a.x .\nnameserver 192.0.2.1\n";
		Function<Question, Reply> servers = (question) -> question.name().equals("web.") ? found(question)
				: code("NXDOMAIN");
		assertThat(lookup(GLIBC, root, "web", servers).eai()).isEqualTo("OK");
		Lookup musl = lookup(MUSL, root, "web", servers);
		assertThat(musl.eai()).isEqualTo("EAI_AGAIN");
		assertThat(musl.elapsedMicros()).isBetween(5_000_000L, 5_100_000L);
	}

	/** Measured: 254 characters are read, 255 are not. */
	@Test
	void aSearchLineThatDoesNotFitMuslsBufferCountsForNothing() {
		for (int length : List.of(254, 255)) {
			String search = "search a.x " + "y".repeat(length - 13) + ".z";
			Function<Question, Reply> servers = (question) -> code("NXDOMAIN");
			Lookup musl = lookup(MUSL, search + "\nnameserver 192.0.2.1\n", "web", servers);
			assertThat(names(musl).contains("web.a.x.")).isEqualTo(length == 254);
			assertThat(names(lookup(GLIBC, search + "\nnameserver 192.0.2.1\n", "web", servers))).contains("web.a.x.");
		}
	}

	private static Lookup lookup(Libc libc, String conf, String name, Function<Question, Reply> servers) {
		return StubResolver.lookup(libc, ResolvConf.parse(conf), name, EnumSet.allOf(AddressFamily.class),
				servers::apply);
	}

	private static Reply found(Question question) {
		return new Reply("NOERROR", List.of(new Reply.Record(question.name(), question.type(), 5,
				question.type().equals("A") ? "192.0.2.9" : "2001:db8::9")), false, false);
	}

	private static Reply code(String rcode) {
		return new Reply(rcode, List.of(), false, false);
	}

	private static List<Question> questions(Lookup lookup) {
		return lookup.exchanges().stream().map(Lookup.Exchange::question).toList();
	}

	private static List<String> names(Lookup lookup) {
		return questions(lookup).stream().map(Question::name).toList();
	}

	private static List<String> servers(Lookup lookup) {
		Stream<String> servers = questions(lookup).stream().map((question) -> question.server().toString());
		return servers.distinct().toList();
	}

}

package io.packetwalk.resolver;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code dig} and {@code dig +search} ask for records other than addresses. */
class RecordSearchTests {

	private static final ResolvConf CONF = ResolvConf
		.parse("search shop.svc.cluster.local svc.cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n");

	private static final NameServers SERVERS = (question) -> switch (question.name()) {
		case "web.shop.svc.cluster.local." -> question.type().equals("SRV")
				? answer("web.shop.svc.cluster.local.", "SRV", "0 100 80 x.") : empty("NOERROR");
		case "broken.shop.svc.cluster.local." -> empty("SERVFAIL");
		default -> empty("NXDOMAIN");
	};

	private static Reply answer(String name, String type, String data) {
		return new Reply("NOERROR", List.of(new Reply.Record(name, type, 30, data)), true, false);
	}

	private static Reply empty(String rcode) {
		return new Reply(rcode, List.of(), true, false);
	}

	private static List<String> names(Lookup lookup) {
		return lookup.exchanges().stream().map((exchange) -> exchange.question().name()).toList();
	}

	@Test
	void theSearchListIsWalkedUntilThereAreRecords() {
		Lookup lookup = RecordSearch.lookup(CONF, "web", "SRV", SERVERS);
		assertThat(lookup.outcome()).isEqualTo("NOERROR");
		assertThat(names(lookup)).containsExactly("web.shop.svc.cluster.local.");
	}

	@Test
	void aNameWithoutSuchARecordEndsTheSearch() {
		Lookup lookup = RecordSearch.lookup(CONF, "web", "TXT", SERVERS);
		assertThat(names(lookup)).containsExactly("web.shop.svc.cluster.local.");
		assertThat(lookup.outcome()).isEqualTo("NODATA");
	}

	@Test
	void aNameThatIsNowhereIsAskedAsItIsInTheEnd() {
		Lookup lookup = RecordSearch.lookup(CONF, "nothing", "TXT", SERVERS);
		assertThat(names(lookup)).containsExactly("nothing.shop.svc.cluster.local.", "nothing.svc.cluster.local.",
				"nothing.");
		assertThat(lookup.outcome()).isEqualTo("NXDOMAIN");
	}

	@Test
	void aServerThatFailsEndsTheSearch() {
		Lookup lookup = RecordSearch.lookup(CONF, "broken", "TXT", SERVERS);
		assertThat(names(lookup)).hasSize(1);
		assertThat(lookup.outcome()).isEqualTo("SERVFAIL");
	}

	@Test
	void enoughDotsAreAskedAsTheyAreAndNotSearched() {
		Lookup lookup = RecordSearch.lookup(CONF, "a.b.c.d.e.f", "TXT", SERVERS);
		assertThat(names(lookup)).containsExactly("a.b.c.d.e.f.");
		assertThat(names(RecordSearch.lookup(CONF, "web.", "TXT", SERVERS))).containsExactly("web.");
	}

	@Test
	void withoutSearchTheNameIsAskedOnceForEachType() {
		Lookup lookup = RecordSearch.once(CONF, "web.shop.svc.cluster.local", List.of("A", "SRV"), SERVERS);
		assertThat(lookup.exchanges()).hasSize(2);
		assertThat(lookup.outcome()).isEqualTo("NOERROR");
		assertThat(lookup.addresses()).isEmpty();
	}

	@Test
	void aTruncatedAnswerIsAskedForAgainOverTcp() {
		NameServers servers = (question) -> question.tcp() ? answer("x.", "TXT", "long")
				: new Reply("NOERROR", List.of(), true, true);
		Lookup lookup = RecordSearch.once(CONF, "x.", List.of("TXT"), servers);
		assertThat(lookup.exchanges()).extracting((exchange) -> exchange.question().tcp()).containsExactly(false, true);
		assertThat(lookup.outcome()).isEqualTo("NOERROR");
	}

	@Test
	void withoutANameServerNothingIsAsked() {
		ResolvConf none = new ResolvConf(List.<IpAddress>of(), List.of(), List.of());
		assertThat(RecordSearch.lookup(none, "web", "TXT", SERVERS).exchanges()).isEmpty();
		assertThat(RecordSearch.lookup(none, "web", "TXT", SERVERS).outcome()).isEqualTo("UNREACHABLE");
	}

}

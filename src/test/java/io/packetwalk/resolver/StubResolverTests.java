package io.packetwalk.resolver;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class StubResolverTests {

	private static final Set<AddressFamily> BOTH = EnumSet.allOf(AddressFamily.class);

	private static final ResolvConf CONF = ResolvConf
		.parse("search shop.svc.cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n");

	@ParameterizedTest
	@EnumSource
	void anAddressNeedsNoQuestion(Libc libc) {
		Lookup lookup = StubResolver.lookup(libc, CONF, "10.96.14.20", BOTH, (question) -> Reply.TIMEOUT);
		assertThat(lookup.exchanges()).isEmpty();
		assertThat(lookup.addresses()).containsExactly(IpAddress.of("10.96.14.20"));
		assertThat(StubResolver.lookup(libc, CONF, "[fd00::1]", BOTH, (question) -> Reply.TIMEOUT).addresses())
			.containsExactly(IpAddress.of("fd00::1"));
	}

	@ParameterizedTest
	@EnumSource
	void aNameThatFitsNoPacketIsNotAsked(Libc libc) {
		for (String name : List.of("", ".", "a..b", "a b", "x".repeat(64) + ".example", ".leading")) {
			Lookup lookup = StubResolver.lookup(libc, CONF, name, BOTH, (question) -> Reply.TIMEOUT);
			assertThat(lookup.exchanges()).as(name).isEmpty();
			assertThat(lookup.eai()).as(name).isEqualTo("EAI_NONAME");
		}
	}

	@ParameterizedTest
	@EnumSource
	void theCanonicalNameIsWhereTheAliasesLead(Libc libc) {
		Lookup lookup = StubResolver.lookup(libc, CONF, "vendor.example.", BOTH, (question) -> new Reply("NOERROR",
				question.type().equals("A") ? List.of(new Reply.Record("vendor.example.", "CNAME", 5, "lb.example."),
						new Reply.Record("LB.example.", "A", 5, "192.0.2.8")) : List.of(),
				false, false));
		assertThat(lookup.canonical()).isEqualTo("lb.example.");
		assertThat(lookup.addresses()).containsExactly(IpAddress.of("192.0.2.8"));
		assertThat(lookup.outcome()).isEqualTo("NOERROR");
	}

	@Test
	void triesAreCountedPerServerAndName() {
		List<Integer> attempts = new ArrayList<>();
		Lookup lookup = StubResolver.lookup(Libc.GLIBC, CONF, "cart.", EnumSet.of(AddressFamily.IPV4), (question) -> {
			attempts.add(question.attempt());
			return Reply.TIMEOUT;
		});
		assertThat(attempts).containsExactly(1, 2);
		assertThat(lookup.outcome()).isEqualTo("TIMEOUT");
		assertThat(lookup.elapsedMicros()).isEqualTo(10_000_000);
	}

	@ParameterizedTest
	@EnumSource
	void withoutANameserverLineBothAskTheirOwnMachine(Libc libc) {
		ResolvConf empty = ResolvConf.parse("");
		assertThat(StubResolver.lookup(libc, empty, "cart.", BOTH, (question) -> Reply.TIMEOUT).exchanges())
			.isNotEmpty()
			.allMatch((exchange) -> exchange.question().server().equals(IpAddress.of("127.0.0.1")));
	}

}

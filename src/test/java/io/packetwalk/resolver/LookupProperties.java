package io.packetwalk.resolver;

import java.util.EnumSet;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import io.packetwalk.net.AddressFamily;

import static org.assertj.core.api.Assertions.assertThat;

class LookupProperties {

	private static final List<String> RCODES = List.of("NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED", "TIMEOUT",
			"UNREACHABLE");

	/**
	 * Whatever a server does, a lookup ends, asks a bounded number of questions and has
	 * one result.
	 */
	@Property(tries = 500)
	void everyLookupEnds(@ForAll Libc libc, @ForAll @AlphaChars @Chars('.') @StringLength(max = 30) String name,
			@ForAll @IntRange(min = 0, max = 15) int ndots, @ForAll @IntRange(min = 1, max = 3) int servers,
			@ForAll int seed) {
		ResolvConf conf = ResolvConf.parse("search a.example b.example .\n" + "nameserver 192.0.2.1\n".repeat(servers)
				+ "options ndots:" + ndots + " attempts:3 timeout:2\n");
		Lookup lookup = StubResolver.lookup(libc, conf, name, EnumSet.allOf(AddressFamily.class),
				(question) -> reply(question, seed));
		assertThat(lookup.exchanges()).hasSizeLessThan(400);
		assertThat(lookup.eai().equals("OK")).isEqualTo(!lookup.addresses().isEmpty());
		assertThat(lookup.outcome().equals("NOERROR")).isEqualTo(lookup.eai().equals("OK"));
		assertThat(lookup.exchanges()).allMatch((exchange) -> exchange.question().name().endsWith("."));
	}

	private static Reply reply(Question question, int seed) {
		int mark = Math.floorMod(
				question.name().hashCode() * 31 + question.type().hashCode() + question.attempt() * 7 + seed,
				2 * RCODES.size());
		String rcode = RCODES.get(mark / 2);
		String data = question.type().equals("A") ? "192.0.2.9" : "2001:db8::9";
		boolean filled = rcode.equals("NOERROR") && mark % 2 == 0;
		return new Reply(rcode,
				filled ? List.of(new Reply.Record(question.name(), question.type(), 5, data)) : List.of(), false,
				mark % 5 == 0);
	}

}

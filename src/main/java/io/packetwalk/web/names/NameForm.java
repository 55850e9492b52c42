package io.packetwalk.web.names;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.InvalidRequestException;

/**
 * What a person typed.
 *
 * @param from who asks
 * @param name the name, empty before one was typed
 * @param type the record type, empty for addresses
 */
record NameForm(String from, String name, String type) {

	/** The types offered; the first is what programs ask for. */
	static final List<Choice> TYPES = List.of(new Choice("", "addresses (A + AAAA)"), new Choice("A", "A"),
			new Choice("AAAA", "AAAA"), new Choice("SRV", "SRV"), new Choice("PTR", "PTR"),
			new Choice("CNAME", "CNAME"), new Choice("TXT", "TXT"), new Choice("MX", "MX"), new Choice("NS", "NS"),
			new Choice("SOA", "SOA"));

	private static final int LONGEST = 255;

	static NameForm of(String from, String name, String type) {
		String wanted = type.strip().toUpperCase(Locale.ROOT);
		return new NameForm(from.strip(), name.strip(),
				TYPES.stream().anyMatch((one) -> one.value().equals(wanted)) ? wanted : "");
	}

	boolean complete() {
		return !this.from.isEmpty() && !this.name.isEmpty();
	}

	/** Whether {@code getaddrinfo} asks for it, so that the C library matters. */
	boolean forAddresses() {
		return this.type.isEmpty() || this.type.equals("A") || this.type.equals("AAAA");
	}

	/** The request that looks it up; a libc of null is guessed from the image. */
	TraceRequest request(@Nullable String libc, long seed) {
		if (this.name.length() > LONGEST || this.name.matches("(?s).*[\\s\\p{Cntrl}/?#@\\[\\]].*")) {
			throw new InvalidRequestException("name", "\"" + this.name + "\" is no name that can be asked for.",
					"Up to " + LONGEST + " characters, without spaces and without http:// in front.");
		}
		String host = this.name.contains(":") ? "[" + this.name + "]" : this.name;
		String to = "dns://" + host + (this.type.isEmpty() ? "" : "?type=" + this.type);
		return new TraceRequest(this.from, to, "GET", Map.of(), null, libc, seed, 1, null);
	}

	/**
	 * An entry of a list.
	 *
	 * @param value what is sent
	 * @param label what is read
	 */
	record Choice(String value, String label) {
	}

}

package io.packetwalk.controlplane.setup;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

import io.packetwalk.net.IpAddress;

/**
 * The text of DNS names and record data, as in a
 * <a href="https://www.rfc-editor.org/rfc/rfc1035#section-5">master file</a>; every name
 * is absolute, with or without its final dot.
 */
final class RecordText {

	private static final int LONGEST_STRING = 255;

	private static final Map<String, String> EXAMPLES = Map.ofEntries(Map.entry("A", "203.0.113.10"),
			Map.entry("AAAA", "2001:db8::10"), Map.entry("CNAME", "www.example.com."),
			Map.entry("MX", "10 mail.example.com."), Map.entry("TXT", "v=spf1 -all"),
			Map.entry("SRV", "0 5 443 www.example.com."), Map.entry("PTR", "www.example.com."),
			Map.entry("NS", "ns1.example.com."),
			Map.entry("SOA", "ns1.example.com. hostmaster.example.com. 2026010101 7200 3600 1209600 300"),
			Map.entry("CAA", "0 issue \"ca.example.net\""), Map.entry("HTTPS", "1 . alpn=h2"),
			Map.entry("SVCB", "1 www.example.com. port=8443"),
			Map.entry("NAPTR", "100 10 \"S\" \"SIP+D2U\" \"\" _sip._udp.example.com."));

	private RecordText() {
	}

	/** Data of this type that is right. */
	static String example(String type) {
		return EXAMPLES.getOrDefault(type, "");
	}

	/** The name with its final dot; empty when no such name can be on the wire. */
	static Optional<String> name(String written) {
		try {
			return written.isBlank() ? Optional.empty() : Optional.of(Name.fromString(written, Name.root).toString());
		}
		catch (TextParseException ex) {
			return Optional.empty();
		}
	}

	/** The data as a server would print it; empty when it is none of that type. */
	static Optional<String> data(String type, String written) {
		return switch (type) {
			case "A" -> IpAddress.parse(written).filter(IpAddress::isV4).map(IpAddress::toString);
			case "AAAA" -> IpAddress.parse(written).filter((address) -> !address.isV4()).map(IpAddress::toString);
			case "TXT" -> parsed(type, written.strip().startsWith("\"") ? written : quoted(written));
			default -> parsed(type, written);
		};
	}

	private static Optional<String> parsed(String type, String written) {
		try {
			Record record = Record.fromString(Name.root, Type.value(type), DClass.IN, 0, written, Name.root);
			return Optional.of((record instanceof TXTRecord text) ? strings(text) : record.rdataToString());
		}
		catch (IOException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** As dig prints them, each in quotes. */
	private static String strings(TXTRecord record) {
		return record.getStrings().stream().collect(Collectors.joining("\" \"", "\"", "\""));
	}

	/** A text without quotes is one text, in strings of at most 255 bytes. */
	private static String quoted(String text) {
		StringBuilder strings = new StringBuilder();
		for (int i = 0; i == 0 || i < text.length(); i += LONGEST_STRING) {
			String part = text.substring(i, Math.min(text.length(), i + LONGEST_STRING));
			strings.append((i == 0) ? "\"" : " \"")
				.append(part.replace("\\", "\\\\").replace("\"", "\\\""))
				.append('"');
		}
		return strings.toString();
	}

}

package io.packetwalk.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.export.Dissection.Field;

/**
 * The fields of a DNS message, <a href="https://www.rfc-editor.org/rfc/rfc1035">RFC
 * 1035</a>, 4: its header number by number, its questions and records one field each.
 */
final class DnsFields {

	private static final Map<Integer, String> TYPES = Map.ofEntries(Map.entry(1, "A"), Map.entry(2, "NS"),
			Map.entry(5, "CNAME"), Map.entry(6, "SOA"), Map.entry(12, "PTR"), Map.entry(15, "MX"), Map.entry(16, "TXT"),
			Map.entry(28, "AAAA"), Map.entry(33, "SRV"), Map.entry(41, "OPT"), Map.entry(255, "ANY"));

	private static final List<String> CODES = List.of("NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP",
			"REFUSED");

	private static final List<String> COUNTS = List.of("Questions", "Answer records", "Authority records",
			"Additional records");

	private static final List<String> RECORDS = List.of("Query", "Answer", "Authority", "Additional");

	private static final int HEADER = 12;

	private final byte[] bytes;

	private final int start;

	private final String layer;

	private final int depth;

	private int at;

	DnsFields(byte[] bytes, int start, String layer, int depth) {
		this.bytes = bytes;
		this.start = start;
		this.layer = layer;
		this.depth = depth;
		this.at = start;
	}

	void read(List<Field> fields) {
		if (this.bytes.length - this.start >= HEADER) {
			fields.add(field("Transaction ID", "0x%04x".formatted(u16(this.at)), this.at + 2));
			fields.add(field("Flags", flags(u16(this.at)), this.at + 2));
			for (String count : COUNTS) {
				fields.add(field(count, Integer.toString(u16(this.at)), this.at + 2));
			}
			sections(fields);
		}
		if (this.at < this.bytes.length) {
			fields.add(field("Rest", (this.bytes.length - this.at) + " bytes", this.bytes.length));
		}
	}

	/** What cannot be read is left as the rest: an ICMP error may cut a message short. */
	private void sections(List<Field> fields) {
		for (int section = 0; section < RECORDS.size(); section++) {
			int count = u16(this.start + 4 + section * 2);
			for (int i = 0; i < count; i++) {
				Name name = name(this.at);
				int fixed = (section == 0) ? 4 : 10;
				if (name == null || name.end() + fixed > this.bytes.length) {
					return;
				}
				int end = name.end() + fixed + ((section == 0) ? 0 : u16(name.end() + 8));
				if (end > this.bytes.length) {
					return;
				}
				String says = name.text() + " " + type(u16(name.end()))
						+ ((section == 0) ? "" : data(u16(name.end()), name.end() + 10, end));
				fields.add(field(RECORDS.get(section), says, end));
			}
		}
	}

	private String data(int type, int from, int to) {
		return switch (type) {
			case 1 -> " " + (this.bytes[from] & 0xff) + "." + (this.bytes[from + 1] & 0xff) + "."
					+ (this.bytes[from + 2] & 0xff) + "." + (this.bytes[from + 3] & 0xff);
			case 28 -> " " + Octets.v6(java.util.Arrays.copyOfRange(this.bytes, from, to));
			case 2, 5, 12 -> {
				Name target = name(from);
				yield (target != null) ? " " + target.text() : "";
			}
			default -> "";
		};
	}

	private static String flags(int flags) {
		List<String> set = new ArrayList<>();
		set.add(((flags & 0x8000) != 0) ? "response" : "query");
		add(set, flags, 0x0400, "authoritative");
		add(set, flags, 0x0200, "truncated");
		add(set, flags, 0x0100, "recursion desired");
		add(set, flags, 0x0080, "recursion available");
		if ((flags & 0x8000) != 0) {
			int code = flags & 0xf;
			set.add((code < CODES.size()) ? CODES.get(code) : "code " + code);
		}
		return String.join(", ", set);
	}

	private static void add(List<String> set, int flags, int bit, String name) {
		if ((flags & bit) != 0) {
			set.add(name);
		}
	}

	private static String type(int type) {
		return TYPES.getOrDefault(type, "TYPE" + type);
	}

	private Field field(String name, String value, int end) {
		Field field = new Field(this.layer, this.depth, name, value, this.at, end);
		this.at = end;
		return field;
	}

	private int u16(int from) {
		return (this.bytes[from] & 0xff) << 8 | (this.bytes[from + 1] & 0xff);
	}

	/** Follows compression pointers; null where there is no whole name. */
	private @Nullable Name name(int from) {
		StringBuilder text = new StringBuilder();
		int end = -1;
		int here = from;
		for (int jumps = 0; here < this.bytes.length && jumps < 128; jumps++) {
			int length = this.bytes[here] & 0xff;
			if (length == 0) {
				return new Name(text.isEmpty() ? "." : text.toString(), (end < 0) ? here + 1 : end);
			}
			if (length >= 0xc0) {
				if (here + 1 >= this.bytes.length) {
					return null;
				}
				end = (end < 0) ? here + 2 : end;
				here = this.start + (u16(here) & 0x3fff);
			}
			else {
				if (here + 1 + length > this.bytes.length) {
					return null;
				}
				text.append(new String(this.bytes, here + 1, length, StandardCharsets.ISO_8859_1)).append('.');
				here += length + 1;
			}
		}
		return null;
	}

	private record Name(String text, int end) {
	}

}

package io.packetwalk.export;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

import io.packetwalk.export.Dissection.Field;

/** Reads a frame from its first byte to its last, header by header. */
final class Dissector {

	private static final int VXLAN_FLAGS = 0x08;

	private final byte[] bytes;

	private final List<Field> fields = new ArrayList<>();

	private int at;

	private int depth;

	/** Whether this is inside the packet that an ICMP error is about. */
	private boolean quoted;

	Dissector(byte[] bytes) {
		this.bytes = bytes;
	}

	List<Field> all(boolean ethernet) {
		if (ethernet) {
			ethernet();
		}
		else {
			ip();
		}
		rest("Data", "Payload");
		return this.fields;
	}

	private void ethernet() {
		take("Ethernet", "Destination", 6, Dissector::mac);
		take("Ethernet", "Source", 6, Dissector::mac);
		take("Ethernet", "Type", 2, (type) -> (number(type) == 0x86dd) ? "IPv6" : "IPv4");
		ip();
	}

	private void ip() {
		if (this.at < this.bytes.length) {
			transport(((this.bytes[this.at] & 0xf0) == 0x60) ? v6() : v4());
		}
	}

	private int v4() {
		String layer = layer("IPv4");
		take(layer, "Version and header length", 1, (one) -> "4, " + (number(one) & 0xf) * 4 + " bytes");
		take(layer, "Differentiated services", 1, Dissector::decimal);
		take(layer, "Total length", 2, Dissector::decimal);
		take(layer, "Identification", 2, Dissector::hex);
		take(layer, "Flags and fragment offset", 2, (two) -> (number(two) == 0x4000) ? "don't fragment" : "none");
		take(layer, "Time to live", 1, Dissector::decimal);
		int protocol = take(layer, "Protocol", 1, (one) -> protocol((int) number(one)));
		take(layer, "Header checksum", 2, Dissector::hex);
		take(layer, "Source address", 4, Dissector::v4);
		take(layer, "Destination address", 4, Dissector::v4);
		return protocol;
	}

	private int v6() {
		String layer = layer("IPv6");
		take(layer, "Version, class and flow label", 4, Dissector::hex);
		take(layer, "Payload length", 2, Dissector::decimal);
		int protocol = take(layer, "Next header", 1, (one) -> protocol((int) number(one)));
		take(layer, "Hop limit", 1, Dissector::decimal);
		take(layer, "Source address", 16, Octets::v6);
		take(layer, "Destination address", 16, Octets::v6);
		return protocol;
	}

	private void transport(int protocol) {
		switch (protocol) {
			case 6 -> tcp();
			case 17 -> udp();
			case 1 -> icmp(layer("ICMP"), false);
			case 58 -> icmp(layer("ICMPv6"), true);
			case 132 -> sctp();
			case 4, 41 -> {
				this.depth++;
				ip();
			}
			default -> rest("Data", "Payload");
		}
	}

	private void tcp() {
		String layer = layer("TCP");
		int source = take(layer, "Source port", 2, Dissector::decimal);
		int destination = take(layer, "Destination port", 2, Dissector::decimal);
		take(layer, "Sequence number", 4, Dissector::decimal);
		take(layer, "Acknowledgment number", 4, Dissector::decimal);
		int words = take(layer, "Header length", 1, (one) -> (number(one) >>> 4) * 4 + " bytes") >>> 4;
		take(layer, "Flags", 1, Dissector::flags);
		take(layer, "Window", 2, Dissector::decimal);
		take(layer, "Checksum", 2, Dissector::hex);
		take(layer, "Urgent pointer", 2, Dissector::decimal);
		if (words > 5) {
			take(layer, "Options", (words - 5) * 4, (options) -> "maximum segment size "
					+ number(java.util.Arrays.copyOfRange(options, 2, options.length)));
		}
		payload(source, destination, true);
	}

	private void udp() {
		String layer = layer("UDP");
		int source = take(layer, "Source port", 2, Dissector::decimal);
		int destination = take(layer, "Destination port", 2, Dissector::decimal);
		take(layer, "Length", 2, Dissector::decimal);
		take(layer, "Checksum", 2, Dissector::hex);
		if (isVxlan()) {
			vxlan();
		}
		else {
			payload(source, destination, false);
		}
	}

	private boolean isVxlan() {
		return !this.quoted && left() >= 8 && this.bytes[this.at] == VXLAN_FLAGS && this.bytes[this.at + 7] == 0
				&& number(this.at + 1, 3) == 0;
	}

	private void vxlan() {
		take("VXLAN", "Flags", 1, Dissector::hex);
		take("VXLAN", "Reserved", 3, Dissector::hex);
		take("VXLAN", "Network identifier (VNI)", 3, Dissector::decimal);
		take("VXLAN", "Reserved (end)", 1, Dissector::hex);
		this.depth++;
		ethernet();
	}

	private void payload(int source, int destination, boolean stream) {
		if (left() == 0) {
			return;
		}
		if (source == 53 || destination == 53) {
			if (stream) {
				take(layer("DNS"), "Message length", 2, Dissector::decimal);
			}
			new DnsFields(this.bytes, this.at, layer("DNS"), this.depth).read(this.fields);
			this.at = this.bytes.length;
		}
		else if (stream) {
			text();
		}
		else {
			rest("Data", "Payload");
		}
	}

	/** What a web server or its client says: a first line, headers, a body. */
	private void text() {
		String all = new String(this.bytes, this.at, left(), java.nio.charset.StandardCharsets.ISO_8859_1);
		if (!all.matches("(?s)(HTTP/\\d|[A-Z]+ \\S+ HTTP/).*")) {
			rest("Data", "Payload");
			return;
		}
		String head = all.contains("\r\n\r\n") ? all.substring(0, all.indexOf("\r\n\r\n") + 4) : all;
		for (String line : head.split("(?<=\r\n)")) {
			String name = (this.fields.getLast().layer().equals("HTTP")) ? header(line)
					: line.startsWith("HTTP/") ? "Status line" : "Request line";
			take("HTTP", name, line.length(), (bytes) -> line.strip());
		}
		rest("HTTP", "Body");
	}

	private static String header(String line) {
		return line.isBlank() ? "End of headers" : line.substring(0, Math.max(1, line.indexOf(':')));
	}

	private void icmp(String layer, boolean v6) {
		int type = take(layer, "Type", 1, Dissector::decimal);
		take(layer, "Code", 1, Dissector::decimal);
		take(layer, "Checksum", 2, Dissector::hex);
		boolean echo = v6 ? type >= 128 : (type == 0 || type == 8);
		take(layer, echo ? "Identifier and sequence number" : "Unused", 4, Dissector::hex);
		if (echo) {
			rest("Data", "Payload");
		}
		else {
			this.quoted = true;
			ip();
		}
	}

	private void sctp() {
		String layer = layer("SCTP");
		take(layer, "Source port", 2, Dissector::decimal);
		take(layer, "Destination port", 2, Dissector::decimal);
		take(layer, "Verification tag", 4, Dissector::hex);
		take(layer, "Checksum", 4, Dissector::hex);
		rest(layer, "Chunks");
	}

	private String layer(String name) {
		return this.quoted ? name + ", quoted" : name;
	}

	/** A field of so many bytes; an ICMP error may end in the middle of one. */
	private int take(String layer, String name, int length, Function<byte[], String> value) {
		int taken = Math.min(length, left());
		if (taken == 0) {
			return 0;
		}
		byte[] field = java.util.Arrays.copyOfRange(this.bytes, this.at, this.at + taken);
		this.fields.add(new Field(layer, this.depth, name, (taken == length) ? value.apply(field) : hex(field), this.at,
				this.at + taken));
		this.at += taken;
		return (taken <= 4) ? (int) number(field) : 0;
	}

	private void rest(String layer, String name) {
		take(layer, name, left(), (bytes) -> bytes.length + ((bytes.length == 1) ? " byte" : " bytes"));
	}

	private int left() {
		return this.bytes.length - this.at;
	}

	private long number(int from, int length) {
		return number(java.util.Arrays.copyOfRange(this.bytes, from, from + length));
	}

	private static long number(byte[] bytes) {
		long number = 0;
		for (byte each : bytes) {
			number = number << 8 | (each & 0xff);
		}
		return number;
	}

	private static String decimal(byte[] bytes) {
		return Long.toString(number(bytes));
	}

	private static String hex(byte[] bytes) {
		return "0x" + HexFormat.of().formatHex(bytes);
	}

	private static String mac(byte[] bytes) {
		return HexFormat.ofDelimiter(":").formatHex(bytes);
	}

	private static String v4(byte[] bytes) {
		return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
	}

	private static String flags(byte[] bytes) {
		List<String> names = List.of("FIN", "SYN", "RST", "PSH", "ACK");
		return names.stream()
			.filter((name) -> (bytes[0] >> names.indexOf(name) & 1) == 1)
			.collect(java.util.stream.Collectors.joining(", "));
	}

	private static String protocol(int number) {
		return switch (number) {
			case 1 -> "ICMP";
			case 4 -> "IPv4 (IPIP)";
			case 6 -> "TCP";
			case 17 -> "UDP";
			case 41 -> "IPv6";
			case 58 -> "ICMPv6";
			case 132 -> "SCTP";
			default -> Integer.toString(number);
		};
	}

}

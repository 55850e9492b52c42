package io.packetwalk.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of a packet list for one frame. */
final class PacketWords {

	private static final List<String> HIGHEST_FIRST = List.of("HTTP", "DNS", "ICMP", "ICMPv6", "TCP", "UDP", "SCTP",
			"IPv4", "IPv6");

	private static final List<String> UNREACHABLE = List.of("Network unreachable", "Host unreachable",
			"Protocol unreachable", "Port unreachable", "Fragmentation needed");

	private final Dissection frame;

	private final String place;

	/** First sequence number of each flow at each place: Wireshark counts from it. */
	private final Map<String, Long> starts;

	PacketWords(Dissection frame, String place, Map<String, Long> starts) {
		this.frame = frame;
		this.place = place;
		this.starts = starts;
	}

	String source() {
		return address("Source address");
	}

	String destination() {
		return address("Destination address");
	}

	private String address(String name) {
		return this.frame.has("IPv6") ? either("IPv6", "IPv4", name) : either("IPv4", "IPv6", name);
	}

	private String either(String layer, String other, String name) {
		String found = this.frame.innermost(layer, name);
		return found.isEmpty() ? this.frame.innermost(other, name) : found;
	}

	String protocol() {
		return HIGHEST_FIRST.stream().filter(this.frame::has).findFirst().orElse("Data");
	}

	/** What it is about; a tunnel around it is said last. */
	String text() {
		String tunnel = this.frame.has("VXLAN") ? "  in VXLAN"
				: this.frame.fields().stream().anyMatch((field) -> field.depth() > 0) ? "  in IPIP" : "";
		return switch (protocol()) {
			case "HTTP" -> http();
			case "DNS" -> dns();
			case "TCP" -> tcp();
			case "UDP", "SCTP" -> ports(protocol()) + "  Len=" + payload();
			case "ICMP" -> icmp();
			case "ICMPv6" -> icmp6();
			default -> "";
		} + tunnel;
	}

	private String http() {
		String status = this.frame.innermost("HTTP", "Status line");
		return status.isEmpty() ? this.frame.innermost("HTTP", "Request line") : status;
	}

	private String dns() {
		String flags = this.frame.innermost("DNS", "Flags");
		String code = flags.contains("response") && !flags.endsWith("NOERROR")
				? " " + flags.substring(flags.lastIndexOf(' ') + 1) : "";
		String answers = this.frame.fields()
			.stream()
			.filter((field) -> field.is("DNS", "Answer"))
			.map((field) -> " " + field.value().substring(field.value().indexOf(' ') + 1))
			.collect(Collectors.joining());
		return (flags.contains("response") ? "Standard query response " : "Standard query ")
				+ this.frame.innermost("DNS", "Transaction ID") + code + " " + question() + answers;
	}

	/** {@code A reverse-proxy.homelab.svc.cluster.local}. */
	private String question() {
		String asked = this.frame.innermost("DNS", "Query");
		int space = asked.lastIndexOf(' ');
		return (space < 0) ? asked
				: asked.substring(space + 1) + " " + asked.substring(0, space).replaceFirst("\\.$", "");
	}

	private String tcp() {
		String flags = this.frame.innermost("TCP", "Flags");
		String options = this.frame.innermost("TCP", "Options").replaceAll("\\D+", "");
		String flow = this.place + " " + source() + " " + ports("TCP");
		String back = this.place + " " + destination() + " " + this.frame.innermost("TCP", "Destination port") + " → "
				+ this.frame.innermost("TCP", "Source port");
		long seq = number("Sequence number");
		long start = this.starts.computeIfAbsent(flow, (unknown) -> seq);
		String ack = flags.contains("ACK")
				? " Ack=" + (number("Acknowledgment number") - this.starts.getOrDefault(back, 0L)) : "";
		return ports("TCP") + " [" + flags + "] Seq=" + (seq - start & 0xffff_ffffL) + ack + " Win="
				+ this.frame.innermost("TCP", "Window") + " Len=" + payload()
				+ (options.isEmpty() ? "" : " MSS=" + options);
	}

	private long number(String name) {
		return Long.parseLong(this.frame.innermost("TCP", name));
	}

	private String ports(String layer) {
		return this.frame.innermost(layer, "Source port") + " → " + this.frame.innermost(layer, "Destination port");
	}

	private int payload() {
		return this.frame.fields()
			.stream()
			.filter((field) -> field.layer().equals("Data"))
			.mapToInt((field) -> field.to() - field.from())
			.sum();
	}

	private String icmp() {
		int code = Integer.parseInt(this.frame.innermost("ICMP", "Code"));
		return switch (this.frame.innermost("ICMP", "Type")) {
			case "8" -> "Echo (ping) request";
			case "0" -> "Echo (ping) reply";
			case "11" -> "Time-to-live exceeded";
			default -> "Destination unreachable ("
					+ ((code < UNREACHABLE.size()) ? UNREACHABLE.get(code) : "Administratively prohibited") + ")";
		};
	}

	private String icmp6() {
		return switch (this.frame.innermost("ICMPv6", "Type")) {
			case "128" -> "Echo (ping) request";
			case "129" -> "Echo (ping) reply";
			case "3" -> "Time exceeded";
			default -> "Destination unreachable";
		};
	}

}

package io.packetwalk.nftables;

import java.util.Map;

import io.packetwalk.net.AddressFamily;

/** The answers of {@code reject} by the names iptables has for them. */
final class Rejections {

	/** What {@code icmpx} means for IPv4. */
	private static final Map<String, String> V4 = Map.of("no-route", "net-unreachable");

	/** What {@code icmpx} and {@code icmpv6} mean for IPv6. */
	private static final Map<String, String> V6 = Map.of("host-unreachable", "addr-unreachable", "admin-prohibited",
			"adm-prohibited");

	private Rejections() {
	}

	/** The name of an answer to a packet of this family. */
	static String of(Statement.Reject reject, AddressFamily family) {
		boolean v6 = family == AddressFamily.IPV6;
		String[] words = reject.with().split(" ");
		String type = (words.length > 1) ? words[1] : "port-unreachable";
		return switch (words[0]) {
			case "tcp" -> "tcp-reset";
			case "icmp" -> "icmp-" + type;
			case "icmpv6" -> "icmp6-" + V6.getOrDefault(type, type);
			default -> v6 ? "icmp6-" + V6.getOrDefault(type, type) : "icmp-" + V4.getOrDefault(type, type);
		};
	}

	/**
	 * Why a packet is not answered so: TCP is reset, the ICMPs answer their own family.
	 */
	static boolean fits(Statement.Reject reject, boolean tcp, AddressFamily family) {
		boolean v6 = family == AddressFamily.IPV6;
		return switch (reject.with().split(" ")[0]) {
			case "tcp" -> tcp;
			case "icmp" -> !v6;
			case "icmpv6" -> v6;
			default -> true;
		};
	}

}

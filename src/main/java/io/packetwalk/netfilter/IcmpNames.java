package io.packetwalk.netfilter;

import java.util.Map;

import io.packetwalk.net.Packet;

/**
 * The names of ICMP types and codes
 * (<a href="https://man7.org/linux/man-pages/man8/iptables-extensions.8.html">iptables -p
 * icmp -h</a>), those that cross a cluster.
 */
final class IcmpNames {

	private static final int ANY = 255;

	private static final Map<String, String> V4 = Map.ofEntries(Map.entry("any", "255"), Map.entry("echo-reply", "0"),
			Map.entry("pong", "0"), Map.entry("destination-unreachable", "3"), Map.entry("network-unreachable", "3/0"),
			Map.entry("host-unreachable", "3/1"), Map.entry("protocol-unreachable", "3/2"),
			Map.entry("port-unreachable", "3/3"), Map.entry("fragmentation-needed", "3/4"),
			Map.entry("network-prohibited", "3/9"), Map.entry("host-prohibited", "3/10"),
			Map.entry("communication-prohibited", "3/13"), Map.entry("source-quench", "4"), Map.entry("redirect", "5"),
			Map.entry("echo-request", "8"), Map.entry("ping", "8"), Map.entry("router-advertisement", "9"),
			Map.entry("router-solicitation", "10"), Map.entry("time-exceeded", "11"), Map.entry("ttl-exceeded", "11"),
			Map.entry("ttl-zero-during-transit", "11/0"), Map.entry("parameter-problem", "12"),
			Map.entry("timestamp-request", "13"), Map.entry("timestamp-reply", "14"));

	private static final Map<String, String> V6 = Map.ofEntries(Map.entry("destination-unreachable", "1"),
			Map.entry("no-route", "1/0"), Map.entry("communication-prohibited", "1/1"),
			Map.entry("address-unreachable", "1/3"), Map.entry("port-unreachable", "1/4"),
			Map.entry("packet-too-big", "2"), Map.entry("time-exceeded", "3"), Map.entry("ttl-exceeded", "3"),
			Map.entry("parameter-problem", "4"), Map.entry("echo-request", "128"), Map.entry("ping", "128"),
			Map.entry("echo-reply", "129"), Map.entry("pong", "129"), Map.entry("router-solicitation", "133"),
			Map.entry("router-advertisement", "134"), Map.entry("neighbour-solicitation", "135"),
			Map.entry("neighbor-solicitation", "135"), Map.entry("neighbour-advertisement", "136"),
			Map.entry("neighbor-advertisement", "136"), Map.entry("redirect", "137"));

	private IcmpNames() {
	}

	/** Reads {@code 8}, {@code 3/4} or a name. */
	static Match.IcmpType read(boolean v6, String text, boolean negated) {
		String[] numbers = (v6 ? V6 : V4).getOrDefault(text, text).split("/");
		int code = (numbers.length > 1) ? Integer.parseInt(numbers[1]) : -1;
		return new Match.IcmpType(v6, Integer.parseInt(numbers[0]), code, negated);
	}

	/** As iptables-save prints it. */
	static String text(Match.IcmpType icmp) {
		if (icmp.type() == ANY && !icmp.v6()) {
			return "any";
		}
		return icmp.type() + ((icmp.code() < 0) ? "" : "/" + icmp.code());
	}

	/** Whether a packet, which names its type, is of this one. */
	static boolean holds(Match.IcmpType wanted, Packet packet) {
		if (wanted.type() == ANY && !wanted.v6()) {
			return true;
		}
		String numbers = (wanted.v6() ? V6 : V4).getOrDefault(packet.flags(), "");
		if (wanted.code() < 0) {
			return numbers.split("/")[0].equals(Integer.toString(wanted.type()));
		}
		// An echo's code is 0, and its name stands for any.
		return (numbers.contains("/") ? numbers : numbers + "/0").equals(wanted.type() + "/" + wanted.code());
	}

}

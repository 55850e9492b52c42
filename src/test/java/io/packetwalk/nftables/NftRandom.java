package io.packetwalk.nftables;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rulesets of every kind of thing that is modelled, as people write them. */
final class NftRandom {

	/**
	 * No two of them touch: nft makes one of those, and reads a set of one as a value.
	 */
	private static final Arbitrary<String> ADDRESS = Arbitraries.of("10.96.0.1", "11.96.0.10", "12.0.0.0/8",
			"192.168.0.0/24", "10.1.0.4-10.1.0.9", "203.0.113.7");

	private static final Arbitrary<String> PORT = Arbitraries.of("80", "443", "8000-8080", "22", "53", "65535");

	private NftRandom() {
	}

	static Arbitrary<String> rulesets() {
		Arbitrary<List<String>> rules = rules().list().ofMaxSize(7);
		return Combinators.combine(Arbitraries.of("ip", "inet"), elements(), keys(), rules, rules, hooks())
			.as((family, elements, keys, base, own, hook) -> """
					table %s t {
						comment "a table"
						set s {
							type ipv4_addr
							flags interval
							auto-merge
							%s
						}
						map m {
							type ipv4_addr . inet_proto . inet_service : verdict
							%s
						}
						set noted {
							type ipv4_addr
							flags dynamic,timeout
							timeout 10800s
						}
						chain base {
							%s
							%s
						}
						chain own {
							%s
						}
						chain end {
							comment "nothing here"
						}
					}
					""".formatted(family, elements, keys, hook, String.join("\n", base), String.join("\n", own)));
	}

	private static Arbitrary<String> hooks() {
		return Combinators
			.combine(Arbitraries.of("input", "forward", "output", "prerouting"),
					Arbitraries.integers().between(-320, 320), Arbitraries.of("accept", "drop"))
			.as("type filter hook %s priority %d; policy %s;"::formatted);
	}

	private static Arbitrary<String> elements() {
		return ADDRESS.list()
			.ofMaxSize(6)
			.map((list) -> list.isEmpty() ? "" : "elements = { " + String.join(", ", list) + " }");
	}

	private static Arbitrary<String> keys() {
		Arbitrary<String> key = Combinators
			.combine(Arbitraries.integers().between(0, 255), Arbitraries.of("tcp", "udp", "sctp"),
					Arbitraries.integers().between(1, 65535), Arbitraries.of("", " comment \"ns/svc:p\""),
					Arbitraries.of("accept", "drop", "goto end", "jump end"))
			.as("10.96.0.%d . %s . %d%s : %s"::formatted);
		return key.list()
			.uniqueElements((each) -> each.substring(0, each.indexOf((each.contains("comment")) ? " comment" : " :")))
			.ofMaxSize(9)
			.map((list) -> list.isEmpty() ? "" : "elements = { " + String.join(", ", list) + " }");
	}

	/**
	 * The kernel refuses rules that ask for two protocols at once; and where ICMP has no
	 * ports, nft lists {@code th dport} as {@code icmp checksum}.
	 */
	private static Arbitrary<String> rules() {
		Arbitrary<String> sign = Arbitraries.of("", "!= ");
		Arbitrary<String> condition = Arbitraries.oneOf(
				Combinators.combine(Arbitraries.of("ip saddr ", "ip daddr "), sign, ADDRESS).as((a, b, c) -> a + b + c),
				Combinators.combine(sign, PORT).as((negated, port) -> "tcp dport " + negated + port),
				PORT.list()
					.uniqueElements()
					.ofMinSize(1)
					.ofMaxSize(4)
					.map((ports) -> "tcp dport { " + String.join(", ", ports) + " }"),
				ADDRESS.list()
					.uniqueElements()
					.ofMinSize(1)
					.ofMaxSize(4)
					.map((list) -> "ip saddr { " + String.join(", ", list) + " }"),
				Arbitraries.of("ip saddr @s", "ip daddr != @s", "ip saddr @noted", "ct state new",
						"ct state established,related", "ct state { new, invalid }", "ct status dnat", "iif \"lo\"",
						"iifname \"cni*\"", "oifname != { \"eth0\", \"cni0\" }", "meta l4proto { tcp, udp }",
						"icmp type echo-request", "fib daddr type local", "mark and 0x4000 == 0", "meta mark 0x10",
						"tcp flags & (fin|syn|rst|ack) == syn", "limit rate 5/minute", "ip ttl < 5"));
		Arbitrary<String> action = Arbitraries.of("accept", "drop", "return", "jump end", "goto end", "reject",
				"reject with icmp host-unreachable", "mark set mark or 0x4000", "meta mark set meta mark xor 0x4000",
				"counter", "log prefix \"a b \"", "update @noted { ip saddr }", "counter accept comment \"c\"",
				"ip daddr . meta l4proto . th dport vmap @m",
				"ip saddr vmap { 10.0.0.0/8 : drop, 11.0.0.1 : jump end }",
				"numgen random mod 2 vmap { 0 : goto end, 1 : accept }", "tcp option maxseg size set 1400",
				"ct mark set meta mark", "notrack", "ip dscp cs1 accept", "meta skuid 0 drop");
		return Combinators.combine(condition.list().ofMaxSize(2), action)
			.as((conditions, last) -> String.join(" ", conditions) + " " + last)
			.filter((rule) -> !rule.contains("tcp ") || !(rule.contains("icmp") || rule.contains("l4proto {")))
			.filter((rule) -> !rule.contains("icmp") || !rule.contains("th dport"));
	}

}

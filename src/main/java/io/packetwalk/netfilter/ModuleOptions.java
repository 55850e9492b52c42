package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One {@code -m MODULE} of a rule while it is being read. */
final class ModuleOptions {

	private static final Set<String> PORTS = Set.of("--sport", "--dport");

	private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
			Map.entry("tcp", Set.of("--sport", "--dport", "--tcp-flags", "--syn")), Map.entry("udp", PORTS),
			Map.entry("sctp", PORTS), Map.entry("icmp", Set.of("--icmp-type")),
			Map.entry("icmp6", Set.of("--icmpv6-type")),
			Map.entry("multiport", Set.of("--sports", "--dports", "--ports")),
			Map.entry("comment", Set.of("--comment")), Map.entry("conntrack", Set.of("--ctstate")),
			Map.entry("state", Set.of("--state")), Map.entry("mark", Set.of("--mark")),
			Map.entry("connmark", Set.of("--mark")), Map.entry("addrtype", Set.of("--src-type", "--dst-type")),
			Map.entry("statistic", Set.of("--mode", "--probability")),
			Map.entry("recent",
					Set.of("--set", "--rcheck", "--update", "--remove", "--seconds", "--reap", "--name", "--mask",
							"--rsource", "--rdest")),
			Map.entry("nfacct", Set.of("--nfacct-name")), Map.entry("physdev", Set.of("--physdev-is-in")),
			Map.entry("set", Set.of("--match-set")), Map.entry("ipvs", Set.of("--vaddr", "--vproto", "--vport")),
			Map.entry("limit", Set.of("--limit", "--limit-burst")),
			Map.entry("iprange", Set.of("--src-range", "--dst-range")), Map.entry("pkttype", Set.of("--pkt-type")),
			Map.entry("mac", Set.of("--mac-source")));

	/** Options without a value; whatever follows the others is their value. */
	private static final Set<String> BARE = Set.of("--set", "--rcheck", "--update", "--remove", "--reap", "--rsource",
			"--rdest", "--physdev-is-in", "--syn");

	/** The options that have a value, of whatever module. */
	private static final Set<String> VALUED = KNOWN.values()
		.stream()
		.flatMap(Set::stream)
		.filter((option) -> !BARE.contains(option))
		.collect(Collectors.toUnmodifiableSet());

	private final String name;

	private final List<Option> options = new ArrayList<>();

	ModuleOptions(String name) {
		this.name = name;
	}

	/**
	 * An option as written.
	 *
	 * @param negated whether {@code !} stood before it
	 * @param name e.g. {@code --dport}
	 * @param values the words after it
	 */
	record Option(boolean negated, String name, List<Token> values) {

		String value() {
			return RuleReader.only(this.values);
		}

		String text() {
			return (this.negated ? "! " : "") + this.name
					+ this.values.stream().map((token) -> " " + token.raw()).collect(Collectors.joining());
		}

	}

	/** Whether an option is known, in some module, to have a value. */
	static boolean takesValue(String option) {
		return VALUED.contains(option);
	}

	String name() {
		return this.name;
	}

	void add(Option option) {
		this.options.add(option);
	}

	boolean knows(String option) {
		return KNOWN.getOrDefault(this.name, Set.of()).contains(option);
	}

	/** Whether the module and every option given to it are modelled. */
	boolean understood() {
		return KNOWN.containsKey(this.name) && this.options.stream().allMatch((option) -> knows(option.name()));
	}

	Optional<Option> option(String option) {
		return this.options.stream().filter((candidate) -> candidate.name().equals(option)).findFirst();
	}

	List<Option> options() {
		return this.options;
	}

	/** All of it as written. */
	String text() {
		return "-m " + this.name
				+ this.options.stream().map((option) -> " " + option.text()).collect(Collectors.joining());
	}

}

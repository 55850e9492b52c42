package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;

/**
 * Reads one rule, in the order of {@code iptables-save} or any other iptables accepts.
 */
final class RuleReader {

	/** What iptables-save makes of a protocol given in another way. */
	private static final Map<String, String> PROTOCOLS = Map.ofEntries(Map.entry("0", "all"), Map.entry("1", "icmp"),
			Map.entry("2", "igmp"), Map.entry("4", "ipencap"), Map.entry("ipip", "ipencap"), Map.entry("6", "tcp"),
			Map.entry("17", "udp"), Map.entry("47", "gre"), Map.entry("50", "esp"), Map.entry("51", "ah"),
			Map.entry("58", "ipv6-icmp"), Map.entry("icmpv6", "ipv6-icmp"), Map.entry("132", "sctp"));

	private final Set<String> chains;

	private final List<Match> matches = new ArrayList<>();

	private final List<ModuleOptions> modules = new ArrayList<>();

	private String protocol = "";

	RuleReader(Set<String> chains) {
		this.chains = chains;
	}

	Rule read(List<Token> tokens) {
		Target target = null;
		boolean negated = false;
		int at = 0;
		while (at < tokens.size()) {
			Token token = tokens.get(at++);
			// A comment may look like an option: it is written without quotes.
			int end = (ModuleOptions.takesValue(token.raw()) && at < tokens.size()) ? at + 1 : at;
			while (end < tokens.size() && !tokens.get(end).isOption()) {
				end++;
			}
			List<Token> values = tokens.subList(at, end);
			switch (token.raw()) {
				case "!" -> {
					negated = true;
					continue;
				}
				case "-j", "-g" -> {
					target = TargetReader.read(token.raw(), tokens.subList(at, tokens.size()), this.chains);
					end = tokens.size();
				}
				default -> readOption(token, negated, values);
			}
			negated = false;
			at = end;
		}
		this.modules.forEach((module) -> this.matches.add(MatchReader.read(module)));
		return new Rule(this.matches, target);
	}

	private void readOption(Token token, boolean negated, List<Token> values) {
		switch (token.raw()) {
			case "-s" -> addRange(new Match.Source(range(values), negated), negated);
			case "-d" -> addRange(new Match.Destination(range(values), negated), negated);
			case "-i" -> this.matches.add(new Match.InInterface(only(values), negated));
			case "-o" -> this.matches.add(new Match.OutInterface(only(values), negated));
			case "-p" -> readProtocol(only(values).toLowerCase(Locale.ROOT), negated);
			case "-f" -> this.matches.add(new Match.Opaque((negated ? "! " : "") + "-f"));
			case "-m" -> this.modules.add(new ModuleOptions(only(values)));
			default -> owner(token.raw()).add(new ModuleOptions.Option(negated, token.raw(), List.copyOf(values)));
		}
	}

	/** By number or another name; every protocol is no condition. */
	private void readProtocol(String given, boolean negated) {
		this.protocol = PROTOCOLS.getOrDefault(given, given);
		if (!this.protocol.equals("all")) {
			this.matches.add(new Match.ProtocolName(this.protocol, negated));
		}
	}

	/** Every address: iptables keeps no such condition. */
	private void addRange(Match match, boolean negated) {
		boolean everything = switch (match) {
			case Match.Source source -> source.range().prefix() == 0;
			case Match.Destination destination -> destination.range().prefix() == 0;
			default -> false;
		};
		if (!everything || negated) {
			this.matches.add(match);
		}
	}

	/**
	 * The module an option belongs to: {@code -m tcp -d ADDRESS --dport 80} is allowed.
	 */
	private ModuleOptions owner(String option) {
		for (ModuleOptions module : this.modules.reversed()) {
			if (module.knows(option)) {
				return module;
			}
		}
		ModuleOptions implicit = new ModuleOptions(this.protocol.equals("ipv6-icmp") ? "icmp6" : this.protocol);
		if (implicit.knows(option)) {
			this.modules.add(implicit);
			return implicit;
		}
		if (this.modules.isEmpty()) {
			throw new IllegalArgumentException("no module for " + option);
		}
		return this.modules.getLast();
	}

	private static Cidr range(List<Token> values) {
		return Cidr.of(only(values)).network();
	}

	static String only(List<Token> values) {
		@Nullable Token first = values.isEmpty() ? null : values.getFirst();
		if (first == null || values.size() > 1) {
			throw new IllegalArgumentException("one value expected, not " + values.size());
		}
		return first.value();
	}

}

package io.packetwalk.netfilter;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Match.CtFlag;
import io.packetwalk.netfilter.Match.PortRange;
import io.packetwalk.netfilter.Match.PortTest;
import io.packetwalk.netfilter.Match.TcpFlag;
import io.packetwalk.netfilter.ModuleOptions.Option;

/** Makes a condition of a module and its options. */
final class MatchReader {

	private static final Set<String> RECENT_ACTIONS = Set.of("--set", "--rcheck", "--update", "--remove");

	private static final String WHOLE_IPV4 = "255.255.255.255";

	private MatchReader() {
	}

	static Match read(ModuleOptions module) {
		Match opaque = new Match.Opaque(module.text());
		if (!module.understood()) {
			return opaque;
		}
		return switch (module.name()) {
			case "tcp", "udp", "sctp" -> transport(module);
			case "icmp", "icmp6" -> first(module).map(
					(option) -> (Match) IcmpNames.read(module.name().equals("icmp6"), option.value(), option.negated()))
				.orElse(opaque);
			case "multiport" -> first(module).map(MatchReader::multiPort).orElse(opaque);
			case "comment" -> first(module).map((option) -> (Match) new Match.Comment(option.value())).orElse(opaque);
			case "conntrack" ->
				first(module).map((option) -> (Match) new Match.Ctstate(states(option), option.negated()))
					.orElse(opaque);
			case "state" ->
				first(module).map((option) -> (Match) new Match.State(states(option), option.negated())).orElse(opaque);
			case "mark" -> first(module).map((option) -> (Match) mark(option)).orElse(opaque);
			case "connmark" -> first(module).map(MatchReader::connmark).orElse(opaque);
			case "set", "ipvs", "limit", "iprange", "pkttype", "mac" -> LookupReader.read(module).orElse(opaque);
			case "addrtype" -> addrType(module).orElse(opaque);
			case "statistic" -> statistic(module).orElse(opaque);
			case "recent" -> recent(module).orElse(opaque);
			case "nfacct" -> first(module).map((option) -> (Match) new Match.Nfacct(option.value())).orElse(opaque);
			case "physdev" ->
				first(module).map((option) -> (Match) new Match.PhysdevIsIn(option.negated())).orElse(opaque);
			default -> opaque;
		};
	}

	private static Optional<Option> first(ModuleOptions module) {
		return module.options().stream().findFirst();
	}

	private static Match transport(ModuleOptions module) {
		@Nullable PortTest source = port(module, "--sport");
		@Nullable PortTest destination = port(module, "--dport");
		Optional<Option> flags = module.option("--tcp-flags").or(() -> module.option("--syn"));
		if (flags.isEmpty()) {
			return new Match.Ports(Protocol.parse(module.name()).orElseThrow(), source, destination);
		}
		boolean syn = flags.get().name().equals("--syn");
		List<String> words = syn ? List.of("FIN,SYN,RST,ACK", "SYN")
				: flags.get().values().stream().map(Token::value).toList();
		return new Match.TcpSegment(source, destination, flags(words.getFirst()), flags(words.getLast()),
				flags.get().negated());
	}

	private static Set<TcpFlag> flags(String text) {
		return switch (text) {
			case "ALL" -> EnumSet.allOf(TcpFlag.class);
			case "NONE" -> EnumSet.noneOf(TcpFlag.class);
			default -> Stream.of(text.split(",")).map(TcpFlag::valueOf).collect(Collectors.toSet());
		};
	}

	private static @Nullable PortTest port(ModuleOptions module, String option) {
		return module.option(option)
			.map((found) -> new PortTest(portRange(found.value()), found.negated()))
			.orElse(null);
	}

	private static PortRange portRange(String text) {
		int colon = text.indexOf(':');
		if (colon < 0) {
			return new PortRange(Integer.parseInt(text), Integer.parseInt(text));
		}
		String first = text.substring(0, colon);
		String last = text.substring(colon + 1);
		return new PortRange(first.isEmpty() ? 0 : Integer.parseInt(first),
				last.isEmpty() ? 65535 : Integer.parseInt(last));
	}

	private static Match multiPort(Option option) {
		List<PortRange> ranges = Stream.of(option.value().split(",")).map(MatchReader::portRange).toList();
		return new Match.MultiPort(option.name(), ranges, option.negated());
	}

	private static Set<CtFlag> states(Option option) {
		EnumSet<CtFlag> flags = EnumSet.noneOf(CtFlag.class);
		Stream.of(option.value().split(",")).map(CtFlag::valueOf).forEach(flags::add);
		return flags;
	}

	private static Match connmark(Option option) {
		Match.Mark mark = mark(option);
		return new Match.ConnMark(mark.value(), mark.mask(), mark.negated());
	}

	private static Match.Mark mark(Option option) {
		String[] parts = option.value().split("/");
		return new Match.Mark(number(parts[0]), (parts.length > 1) ? number(parts[1]) : -1, option.negated());
	}

	static int number(String text) {
		return (int) (long) Long.decode(text);
	}

	private static Optional<Match> addrType(ModuleOptions module) {
		if (module.options().stream().anyMatch((option) -> !option.value().equals("LOCAL"))) {
			return Optional.empty();
		}
		return Optional.of(new Match.AddrType(wanted(module, "--src-type"), wanted(module, "--dst-type")));
	}

	private static @Nullable Boolean wanted(ModuleOptions module, String option) {
		return module.option(option).map((found) -> !found.negated()).orElse(null);
	}

	private static Optional<Match> statistic(ModuleOptions module) {
		boolean random = module.option("--mode").filter((mode) -> mode.value().equals("random")).isPresent();
		return module.option("--probability")
			.filter((option) -> random)
			.map((option) -> new Match.Statistic(
					Match.Statistic.ofProbability(Double.parseDouble(option.value())).chances(), option.negated()));
	}

	private static Optional<Match> recent(ModuleOptions module) {
		Optional<Option> action = module.options()
			.stream()
			.filter((option) -> RECENT_ACTIONS.contains(option.name()))
			.findFirst();
		return action.map((option) -> new Match.Recent(option.name(), option.negated(),
				module.option("--seconds").map((seconds) -> Integer.parseInt(seconds.value())).orElse(0),
				module.option("--reap").isPresent(), module.option("--name").map(Option::value).orElse("DEFAULT"),
				module.option("--mask").map(Option::value).orElse(WHOLE_IPV4), module.option("--rdest").isEmpty()));
	}

}

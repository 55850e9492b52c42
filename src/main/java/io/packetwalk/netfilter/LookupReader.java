package io.packetwalk.netfilter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Match.AddressTest;
import io.packetwalk.netfilter.ModuleOptions.Option;

/**
 * Makes conditions of the modules that look packets up, in sets, ranges and virtual
 * servers.
 */
final class LookupReader {

	private LookupReader() {
	}

	/** Empty where an option is given in a way that is not modelled. */
	static Optional<Match> read(ModuleOptions module) {
		return switch (module.name()) {
			case "set" -> module.option("--match-set").flatMap(LookupReader::inSet);
			case "ipvs" -> ipvs(module);
			case "limit" -> Optional.of(new Match.Limit(LimitRate.normal(value(module, "--limit", LimitRate.DEFAULT)),
					Integer.parseInt(value(module, "--limit-burst", Integer.toString(LimitRate.BURST)))));
			case "iprange" ->
				Optional.of(new Match.IpRange(range(module, "--src-range"), range(module, "--dst-range")));
			case "pkttype" ->
				module.option("--pkt-type").map((type) -> new Match.PktType(type.value(), type.negated()));
			default -> module.option("--mac-source")
				.map((mac) -> new Match.MacSource(MacAddress.of(mac.value()), mac.negated()));
		};
	}

	private static String value(ModuleOptions module, String option, String otherwise) {
		return module.option(option).map(Option::value).orElse(otherwise);
	}

	private static Optional<Match> inSet(Option option) {
		if (option.values().size() != 2) {
			return Optional.empty();
		}
		List<Boolean> source = Stream.of(option.values().get(1).value().split(",")).map("src"::equals).toList();
		return Optional.of(new Match.InSet(option.values().getFirst().value(), source, option.negated()));
	}

	private static Optional<Match> ipvs(ModuleOptions module) {
		if (module.options().stream().anyMatch(Option::negated)) {
			return Optional.empty();
		}
		String protocol = value(module, "--vproto", "0");
		int number = Protocol.parse(protocol).map(Protocol::number).orElseGet(() -> Integer.parseInt(protocol));
		return Optional.of(new Match.Ipvs(module.option("--vaddr").map(Option::value).map(Cidr::of).orElse(null),
				number, Integer.parseInt(value(module, "--vport", "0"))));
	}

	private static @Nullable AddressTest range(ModuleOptions module, String option) {
		return module.option(option).map((found) -> {
			String[] ends = found.value().split("-");
			return new AddressTest(IpAddress.of(ends[0]), IpAddress.of(ends[ends.length - 1]), found.negated());
		}).orElse(null);
	}

}

package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Match.AddressTest;
import io.packetwalk.netfilter.Match.CtFlag;
import io.packetwalk.netfilter.Match.PortRange;
import io.packetwalk.netfilter.Match.PortTest;
import io.packetwalk.netfilter.Match.TcpFlag;

/** Rules of every kind that is modelled. */
final class RandomRules {

	private static final Arbitrary<Boolean> FLAG = Arbitraries.of(true, false);

	private RandomRules() {
	}

	static Arbitrary<Ruleset> rulesets() {
		Arbitrary<List<Rule>> rules = rules().list().ofMaxSize(8);
		return Combinators.combine(rules, rules, rules).as((base, a, b) -> {
			Map<String, Chain> chains = new LinkedHashMap<>();
			chains.put("B", new Chain("B", null, b.stream().filter(RandomRules::staysHere).toList()));
			chains.put("A", new Chain("A", null, a.stream().filter(RandomRules::staysHere).toList()));
			chains.put("PREROUTING", new Chain("PREROUTING", "ACCEPT", base));
			return new Ruleset(Map.of("nat", new Table("nat", chains)));
		});
	}

	/** Only the base chain jumps: chains never go in a circle. */
	private static boolean staysHere(Rule rule) {
		return !(rule.target() instanceof Target.Jump) && !(rule.target() instanceof Target.Goto);
	}

	private static Arbitrary<Rule> rules() {
		return Combinators.combine(basics(), matches().list().ofMaxSize(3), targets().injectNull(0.1))
			.as((basics, modules, target) -> {
				List<Match> all = new ArrayList<>(basics);
				all.addAll(modules);
				return new Rule(all, target);
			});
	}

	private static Arbitrary<List<Match>> basics() {
		Arbitrary<Match> source = Combinators.combine(ranges(), FLAG).as(Match.Source::new);
		Arbitrary<Match> destination = Combinators.combine(ranges(), FLAG).as(Match.Destination::new);
		Arbitrary<Match> in = Combinators.combine(Arbitraries.of("cni0", "eth+"), FLAG).as(Match.InInterface::new);
		Arbitrary<Match> protocol = Combinators.combine(Arbitraries.of("tcp", "udp"), FLAG).as(Match.ProtocolName::new);
		return Combinators
			.combine(source.list().ofMaxSize(1), destination.list().ofMaxSize(1), in.list().ofMaxSize(1),
					protocol.list().ofMaxSize(1))
			.as((one, two, three, four) -> Stream.of(one, two, three, four).flatMap(List::stream).toList());
	}

	private static Arbitrary<Cidr> ranges() {
		return Combinators.combine(Arbitraries.of("10.96.0.1", "10.96.0.2", "10.42.0.7"), Arbitraries.of(8, 24, 32, 32))
			.as((address, prefix) -> new Cidr(IpAddress.of(address), prefix).network());
	}

	private static Arbitrary<Match> matches() {
		Arbitrary<PortTest> port = Combinators.combine(Arbitraries.of(80, 443), FLAG)
			.as((number, negated) -> new PortTest(new PortRange(number, number + (negated ? 10 : 0)), negated));
		return Arbitraries.oneOf(
				Combinators
					.combine(Arbitraries.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP), port.injectNull(0.4),
							port.injectNull(0.4))
					.as(Match.Ports::new),
				Combinators.combine(Arbitraries.of("--dports", "--sports", "--ports"), FLAG)
					.as((option, negated) -> new Match.MultiPort(option,
							List.of(new PortRange(80, 80), new PortRange(1, 9)), negated)),
				Arbitraries.strings().withChars("ab \"'\\/:->").ofMinLength(1).ofMaxLength(9).map(Match.Comment::new),
				Combinators.combine(Arbitraries.of(CtFlag.class).set().ofMinSize(1), FLAG)
					.as((flags, negated) -> new Match.Ctstate(EnumSet.copyOf(flags), negated)),
				Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), FLAG).as(Match.Mark::new),
				Combinators.combine(FLAG.injectNull(0.3), FLAG).as(Match.AddrType::new),
				Combinators.combine(Arbitraries.doubles().between(0, 1), FLAG)
					.as((chance, negated) -> new Match.Statistic(Match.Statistic.ofProbability(chance).chances(),
							negated)),
				Combinators.combine(Arbitraries.of("--set", "--rcheck", "--update", "--remove"), FLAG, FLAG)
					.as((option, negated, source) -> new Match.Recent(option, negated, negated ? 60 : 0, false, "L",
							"255.255.255.255", source)),
				Arbitraries.just(new Match.Nfacct("n")), FLAG.map(Match.PhysdevIsIn::new),
				Arbitraries.oneOf(headers(), lookups()), Arbitraries.just(new Match.Opaque("-m socket --transparent")));
	}

	private static Arbitrary<Match> headers() {
		Arbitrary<Set<TcpFlag>> flags = Arbitraries.of(TcpFlag.class).set();
		return Arbitraries.oneOf(
				Combinators.combine(flags, flags, FLAG)
					.as((examined, set, negated) -> new Match.TcpSegment(negated ? PortTest.of(80) : null, null,
							examined, set, negated)),
				Combinators.combine(FLAG, Arbitraries.of(0, 3, 8), Arbitraries.of(-1, 3), FLAG).as(Match.IcmpType::new),
				Combinators.combine(Arbitraries.of("unicast", "broadcast", "multicast"), FLAG).as(Match.PktType::new),
				FLAG.map((negated) -> new Match.MacSource(MacAddress.of("0a:58:0a:f4:01:02"), negated)),
				Combinators.combine(Arbitraries.of("10.42.0.1", "10.42.0.7"), FLAG)
					.as((first, negated) -> new AddressTest(IpAddress.of(first), IpAddress.of("10.42.0.9"), negated))
					.injectNull(0.3)
					.list()
					.ofSize(2)
					.filter((ends) -> ends.stream().anyMatch((end) -> end != null))
					.map((ends) -> new Match.IpRange(ends.getFirst(), ends.getLast())));
	}

	private static Arbitrary<Match> lookups() {
		return Arbitraries.oneOf(
				Combinators.combine(Arbitraries.of(CtFlag.NEW, CtFlag.RELATED).set().ofMinSize(1), FLAG)
					.as(Match.State::new),
				Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), FLAG).as(Match.ConnMark::new),
				Combinators.combine(Arbitraries.of("L", "M"), FLAG.list().ofMinSize(1).ofMaxSize(3), FLAG)
					.as(Match.InSet::new),
				Combinators
					.combine(Arbitraries.of("10.0.0.1", "10.0.0.0/8"), Arbitraries.of(0, 6), Arbitraries.of(0, 80))
					.as((range, protocol, port) -> new Match.Ipvs(Cidr.of(range), protocol, port)),
				Combinators.combine(Arbitraries.of("5/min", "10/sec", "3/hour", "1/day"), Arbitraries.of(5, 10))
					.as(Match.Limit::new));
	}

	private static Arbitrary<Target> marks() {
		return Combinators.combine(Arbitraries.integers(), Arbitraries.integers(), Arbitraries.of(0, 1, 2))
			.as((one, other, kind) -> switch (kind) {
				case 0 -> new Target.SetConnmark(one, other);
				case 1 -> new Target.SaveMark(one, other);
				default -> new Target.RestoreMark(one, other);
			});
	}

	private static Arbitrary<Target> targets() {
		return Arbitraries.oneOf(Arbitraries.of("A", "B").map(Target.Jump::new),
				Arbitraries.of("A", "B").map(Target.Goto::new),
				Arbitraries.of(new Target.Accept(), new Target.Drop(), new Target.Return(),
						new Target.Reject("icmp-port-unreachable"), new Target.Snat(IpAddress.of("1.2.3.4")),
						new Target.GoesOn("LOG", "--log-prefix \"a b \""), new Target.GoesOn("TRACE", ""),
						new Target.Opaque("NFQUEUE", "--queue-num 3"), new Target.Notrack("CT --notrack"),
						new Target.Redirect(0, ""), new Target.Redirect(15001, "--to-ports 15001"),
						new Target.NatRange("SNAT", null, 1024, "--to-source :1024-2048"),
						new Target.NatRange("MASQUERADE", null, 0, "--to-ports 1-5 --random")),
				marks(), Arbitraries.of(0, 80).map((port) -> new Target.Dnat(IpAddress.of("10.42.0.9"), port)),
				Arbitraries.of("fd00::9").map((ip) -> new Target.Dnat(IpAddress.of(ip), 80)),
				FLAG.map(Target.Masquerade::new),
				Combinators.combine(Arbitraries.integers(), Arbitraries.integers()).as(Target.SetMark::new));
	}

}

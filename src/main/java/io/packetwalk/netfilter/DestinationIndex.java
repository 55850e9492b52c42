package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;
import io.packetwalk.netfilter.Match.PortTest;

/**
 * The rules of a chain by the one destination they want, an address or else a port, so
 * that a chain of 10,000 Services is not walked rule by rule. Every rule it leaves out
 * would be lost on its destination, and nothing would have happened before.
 */
final class DestinationIndex {

	private final Map<IpAddress, List<Integer>> byAddress = new HashMap<>();

	private final Map<Port, List<Integer>> byPort = new HashMap<>();

	private final List<Integer> others = new ArrayList<>();

	private DestinationIndex() {
	}

	/** A port of one protocol. */
	private record Port(Protocol protocol, int number) {
	}

	static DestinationIndex of(Chain chain) {
		DestinationIndex index = new DestinationIndex();
		for (int i = 0; i < chain.rules().size(); i++) {
			index.add(chain.rules().get(i), i);
		}
		return index;
	}

	private void add(Rule rule, int place) {
		for (Match match : rule.matches()) {
			switch (match) {
				case Match.Destination wanted when wanted.range().isHost() && !wanted.negated() -> {
					put(this.byAddress, wanted.range().address(), place);
					return;
				}
				case Match.Ports ports when one(ports.destination()) -> {
					put(this.byPort, new Port(ports.protocol(), ports.destination().range().first()), place);
					return;
				}
				// They do something or draw a number even when the rule is lost later.
				case Match.Recent recent -> {
					this.others.add(place);
					return;
				}
				case Match.Statistic statistic -> {
					this.others.add(place);
					return;
				}
				default -> {
				}
			}
		}
		this.others.add(place);
	}

	private static boolean one(@Nullable PortTest test) {
		return test != null && !test.negated() && test.range().first() == test.range().last();
	}

	private static <K> void put(Map<K, List<Integer>> map, K key, int place) {
		map.computeIfAbsent(key, (absent) -> new ArrayList<>(2)).add(place);
	}

	/** The places of the rules that a packet may match, in chain order. */
	int[] candidates(Packet packet) {
		List<Integer> address = this.byAddress.getOrDefault(packet.dst(), List.of());
		List<Integer> port = this.byPort.getOrDefault(new Port(packet.protocol(), packet.dport()), List.of());
		if (address.isEmpty() && port.isEmpty()) {
			return this.others.stream().mapToInt(Integer::intValue).toArray();
		}
		return Stream.of(address, port, this.others)
			.flatMapToInt((places) -> places.stream().mapToInt(Integer::intValue))
			.sorted()
			.toArray();
	}

}

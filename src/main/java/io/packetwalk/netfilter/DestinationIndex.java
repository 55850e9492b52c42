package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.packetwalk.net.IpAddress;

/**
 * The rules of a chain by the one destination address they want, so that a chain of
 * 10,000 Services is not walked rule by rule. Every rule it leaves out would be lost on
 * its destination.
 */
final class DestinationIndex {

	private final Map<IpAddress, List<Integer>> exact = new HashMap<>();

	private final List<Integer> others = new ArrayList<>();

	private DestinationIndex() {
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
			if (match instanceof Match.Destination wanted && wanted.range().isHost() && !wanted.negated()) {
				this.exact.computeIfAbsent(wanted.range().address(), (address) -> new ArrayList<>(2)).add(place);
				return;
			}
		}
		this.others.add(place);
	}

	/**
	 * The places of the rules that a packet to this address may match, in chain order.
	 */
	int[] candidates(IpAddress destination) {
		List<Integer> wanted = this.exact.getOrDefault(destination, List.of());
		return IntStream
			.concat(wanted.stream().mapToInt(Integer::intValue), this.others.stream().mapToInt(Integer::intValue))
			.sorted()
			.toArray();
	}

}

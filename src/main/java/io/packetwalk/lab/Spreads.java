package io.packetwalk.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where the connections of a trace's request went, for the traces asked about last: a
 * trace and its lab never change, so it need not be counted twice.
 */
final class Spreads {

	private static final int KEPT = 200;

	private final Map<Asked, Map<String, Integer>> kept = new LinkedHashMap<>(16, 0.75f, true) {
		@Override
		protected boolean removeEldestEntry(Map.Entry<Asked, Map<String, Integer>> eldest) {
			return size() > KEPT;
		}
	};

	/** So many connections of one trace. */
	private record Asked(String trace, int connections) {
	}

	/** The counts, worked out unless they are known. */
	Map<String, Integer> of(String trace, int connections, Supplier<Map<String, Integer>> counting) {
		Asked asked = new Asked(trace, connections);
		synchronized (this.kept) {
			Map<String, Integer> known = this.kept.get(asked);
			if (known != null) {
				return known;
			}
		}
		Map<String, Integer> counted = counting.get();
		synchronized (this.kept) {
			this.kept.put(asked, counted);
		}
		return counted;
	}

}

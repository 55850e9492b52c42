package io.packetwalk.cluster;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Copies of maps whose order is that of their keys: {@link Map#copyOf} has another order
 * in every process, and what is printed from it would too.
 */
final class Ordered {

	private Ordered() {
	}

	static <K extends Comparable<K>, V> Map<K, V> copyOf(Map<K, V> map) {
		return Collections.unmodifiableMap(new TreeMap<>(map));
	}

}

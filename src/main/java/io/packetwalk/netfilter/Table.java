package io.packetwalk.netfilter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table: {@code mangle}, {@code nat} or {@code filter}.
 *
 * @param name its name
 * @param chains its chains by name, built-in ones first, then user chains in alphabetical
 * order
 */
public record Table(String name, Map<String, Chain> chains) {

	public Table {
		chains = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(chains));
	}

	public Optional<Chain> chain(String chain) {
		return Optional.ofNullable(this.chains.get(chain));
	}

	public List<Chain> inOrder() {
		return List.copyOf(this.chains.values());
	}

}

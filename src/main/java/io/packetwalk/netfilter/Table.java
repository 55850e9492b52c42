package io.packetwalk.netfilter;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table: {@code mangle}, {@code nat} or {@code filter}.
 *
 * @param name its name
 * @param chains its chains by name, built-in ones first in the order of the hooks, then
 * user chains in alphabetical order
 */
public record Table(String name, Map<String, Chain> chains) {

	private static final Comparator<Chain> AS_SAVED = Comparator.comparingInt(Table::hook).thenComparing(Chain::name);

	public Table {
		Map<String, Chain> sorted = new LinkedHashMap<>();
		chains.values().stream().sorted(AS_SAVED).forEach((chain) -> sorted.put(chain.name(), chain));
		chains = Collections.unmodifiableMap(sorted);
	}

	public Optional<Chain> chain(String chain) {
		return Optional.ofNullable(this.chains.get(chain));
	}

	public List<Chain> inOrder() {
		return List.copyOf(this.chains.values());
	}

	private static int hook(Chain chain) {
		if (chain.policy() != null) {
			for (Hook hook : Hook.values()) {
				if (hook.name().equals(chain.name())) {
					return hook.ordinal();
				}
			}
		}
		return Hook.values().length;
	}

}

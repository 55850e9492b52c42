package io.packetwalk.netfilter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All tables of one address family in one network namespace.
 *
 * @param tables by name, in the order iptables-save prints them: mangle, filter, nat (nft
 * back end)
 */
public record Ruleset(Map<String, Table> tables) {

	/** No rules at all: every hook accepts. */
	public static final Ruleset EMPTY = new Ruleset(Map.of());

	public Ruleset {
		tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tables));
	}

	public Optional<Table> table(String name) {
		return Optional.ofNullable(this.tables.get(name));
	}

}

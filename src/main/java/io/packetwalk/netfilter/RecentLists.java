package io.packetwalk.netfilter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The {@code xt_recent} lists of one namespace ({@code /proc/net/xt_recent}), and what
 * packets note in its nftables sets, as far as one request needs them: an entry never
 * grows old within it. Keys are addresses, or what a set is keyed by.
 */
public final class RecentLists {

	private final Map<String, Set<Object>> lists = new HashMap<>();

	public boolean holds(String list, Object key) {
		return this.lists.getOrDefault(list, Set.of()).contains(key);
	}

	public void remember(String list, Object key) {
		this.lists.computeIfAbsent(list, (name) -> new HashSet<>()).add(key);
	}

	public void forget(String list, Object key) {
		this.lists.getOrDefault(list, new HashSet<>()).remove(key);
	}

}

package io.packetwalk.netfilter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.packetwalk.net.IpAddress;

/**
 * The {@code xt_recent} lists of one namespace ({@code /proc/net/xt_recent}), as far as
 * one request needs them: an entry never grows old within it.
 */
public final class RecentLists {

	private final Map<String, Set<IpAddress>> lists = new HashMap<>();

	boolean holds(String list, IpAddress address) {
		return this.lists.getOrDefault(list, Set.of()).contains(address);
	}

	void remember(String list, IpAddress address) {
		this.lists.computeIfAbsent(list, (name) -> new HashSet<>()).add(address);
	}

	void forget(String list, IpAddress address) {
		this.lists.getOrDefault(list, new HashSet<>()).remove(address);
	}

}

package io.packetwalk.netfilter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.net.FiveTuple;

/** The connection tracking table of one namespace, for the length of one request. */
public final class Conntrack {

	private final Map<FiveTuple, ConntrackEntry> byTuple = new LinkedHashMap<>();

	/**
	 * A connection a packet belongs to.
	 *
	 * @param entry the connection
	 * @param isReply whether the packet goes the reply's way
	 */
	public record Hit(ConntrackEntry entry, boolean isReply) {
	}

	public Optional<Hit> find(FiveTuple tuple) {
		ConntrackEntry entry = this.byTuple.get(tuple);
		return (entry == null) ? Optional.empty() : Optional.of(new Hit(entry, !tuple.equals(entry.original())));
	}

	/** Confirms a new connection, or replaces what is known of it. */
	public void put(ConntrackEntry entry) {
		ConntrackEntry old = this.byTuple.get(entry.original());
		if (old != null) {
			this.byTuple.remove(old.reply());
		}
		this.byTuple.put(entry.original(), entry);
		this.byTuple.put(entry.reply(), entry);
	}

	/** Whether a reply tuple is taken, so that a masqueraded source port must change. */
	public boolean taken(FiveTuple reply) {
		return this.byTuple.containsKey(reply);
	}

	public List<ConntrackEntry> entries() {
		return this.byTuple.values().stream().distinct().toList();
	}

}

package io.packetwalk.netfilter;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.net.FiveTuple;

/**
 * The <a href= "https://docs.kernel.org/networking/nf_conntrack-sysctl.html">connection
 * tracking</a> table of one namespace, for the length of one request.
 */
public final class Conntrack {

	private final Map<FiveTuple, ConntrackEntry> byOriginal = new LinkedHashMap<>();

	/** Reply tuple to original tuple: looked up only. */
	private final Map<FiveTuple, FiveTuple> originals = new HashMap<>();

	/**
	 * A connection a packet belongs to.
	 *
	 * @param entry the connection
	 * @param isReply whether the packet goes the reply's way
	 */
	public record Hit(ConntrackEntry entry, boolean isReply) {
	}

	/** The connection a packet with this tuple belongs to, whichever way it goes. */
	public Optional<Hit> find(FiveTuple tuple) {
		ConntrackEntry opened = this.byOriginal.get(tuple);
		if (opened != null) {
			return Optional.of(new Hit(opened, false));
		}
		return Optional.ofNullable(this.originals.get(tuple))
			.map((original) -> new Hit(this.byOriginal.get(original), true));
	}

	/**
	 * Confirms a new connection, or replaces what is known of it. Another connection with
	 * one of its tuples is over: a tuple belongs to one connection at a time.
	 */
	public void put(ConntrackEntry entry) {
		ConntrackEntry old = this.byOriginal.get(entry.original());
		if (old != null) {
			this.originals.remove(old.reply());
		}
		endOthersWith(entry.original(), entry);
		endOthersWith(entry.reply(), entry);
		this.byOriginal.put(entry.original(), entry);
		this.originals.put(entry.reply(), entry.original());
	}

	private void endOthersWith(FiveTuple tuple, ConntrackEntry entry) {
		find(tuple).map(Hit::entry).filter((other) -> !other.original().equals(entry.original())).ifPresent((other) -> {
			this.byOriginal.remove(other.original());
			this.originals.remove(other.reply());
		});
	}

	/** Whether a reply tuple is taken, so that a masqueraded source port must change. */
	public boolean taken(FiveTuple reply) {
		return find(reply).isPresent();
	}

	/** The connections, in the order they were opened. */
	public List<ConntrackEntry> entries() {
		return List.copyOf(this.byOriginal.values());
	}

}

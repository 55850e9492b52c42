package io.packetwalk.kernel;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Direction;

/**
 * How one connection went: the kernel's account of it, or ours.
 *
 * @param outcome what the client can tell
 * @param words the same in the teller's own words
 * @param endpoint who took the connection, {@code ip:port}; null when nobody did
 * @param peer the client's address as the one who took it sees it; null when nobody did
 * @param rules the rules that matched on each node, for the first packet and for the
 * first one back
 */
record Account(Outcome outcome, String words, @Nullable String endpoint, @Nullable String peer,
		Map<Crossed, List<Tried>> rules) {

	/** A node that packets of one direction pass. */
	record Crossed(String node, Direction direction) {

		@Override
		public String toString() {
			return this.node + " " + this.direction;
		}

	}

}

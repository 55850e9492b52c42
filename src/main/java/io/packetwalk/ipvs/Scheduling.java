package io.packetwalk.ipvs;

import io.packetwalk.net.FiveTuple;

/**
 * What the schedulers of one network namespace remember, for the length of one request:
 * whose turn it is, who is persistent, how many connections each real server has.
 */
public final class Scheduling {

	/**
	 * A real server picked.
	 *
	 * @param server the server; null when there is none with a weight
	 * @param why in words, e.g. {@code round robin: next after 10.244.1.2:8080}
	 */
	public record Pick(@org.jspecify.annotations.Nullable RealServer server, String why) {
	}

	/**
	 * Picks a real server for a new connection, and remembers it.
	 * @param server the virtual server
	 * @param connection the connection's first packet, to the virtual server
	 */
	public Pick pick(VirtualServer server, FiveTuple connection) {
		throw new UnsupportedOperationException("being built");
	}

}

package io.packetwalk.ipvs;

import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.ipvs.Scheduling.Pick;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;

/**
 * {@code lblc} and {@code lblcr}: a destination address keeps its real server, or its set
 * of them, until that has more connections than weight while another is half idle.
 */
final class Locality implements Chooser {

	private final boolean replicated;

	/** The real servers of each destination, the newest first. */
	private final Map<IpAddress, LinkedList<RealServer>> cache = new HashMap<>();

	Locality(boolean replicated) {
		this.replicated = replicated;
	}

	@Override
	public Pick choose(VirtualServer server, FiveTuple connection, Connections connections) {
		List<RealServer> known = this.cache.computeIfAbsent(connection.dst(), (address) -> new LinkedList<>());
		@Nullable RealServer kept = LeastConnection.weightedLeast(known, connections);
		if (kept != null && !overloaded(kept, server, connections)) {
			return new Pick(kept, words() + ": " + connection.dst() + " keeps " + kept.text());
		}
		@Nullable RealServer least = LeastConnection.weightedLeast(server.realServers(), connections);
		if (least == null) {
			return Chooser.nobody(words());
		}
		if (!this.replicated) {
			known.clear();
		}
		if (!known.contains(least)) {
			known.addFirst(least);
		}
		return new Pick(least, words() + ": " + connection.dst() + " is given " + least.text()
				+ ", which has the least connections for its weight");
	}

	private String words() {
		return this.replicated ? "locality-based least connection with replication" : "locality-based least connection";
	}

	private static boolean overloaded(RealServer kept, VirtualServer server, Connections connections) {
		return connections.active(kept) > kept.weight()
				&& server.realServers().stream().anyMatch((other) -> connections.active(other) * 2 < other.weight());
	}

}

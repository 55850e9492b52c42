package io.packetwalk.ipvs;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;

/**
 * What the schedulers of one network namespace remember, for the length of one request:
 * whose turn it is, who is persistent, how many connections each real server has.
 */
public final class Scheduling {

	/** By {@link VirtualServer#key()}: looked up only. */
	private final Map<String, Desk> desks = new HashMap<>();

	/**
	 * A real server picked.
	 *
	 * @param server the server; null when there is none with a weight
	 * @param why in words, e.g. {@code round robin: next after 10.244.1.2:8080}
	 */
	public record Pick(@Nullable RealServer server, String why) {
	}

	/** One virtual server's part of it. */
	private record Desk(VirtualServer server, Chooser chooser, Connections connections,
			Map<IpAddress, RealServer> templates) {

		/** A scheduler begins anew when real servers or their weights change. */
		private Desk serving(VirtualServer changed) {
			return this.server.equals(changed) ? this
					: new Desk(changed, Chooser.of(changed), this.connections, this.templates);
		}

	}

	/**
	 * Picks a real server for a new connection, and remembers it.
	 * @param server the virtual server
	 * @param connection the connection's first packet, to the virtual server
	 */
	public Pick pick(VirtualServer server, FiveTuple connection) {
		Desk desk = desk(server);
		Pick pick = pick(server, desk, connection);
		if (pick.server() != null) {
			desk.connections().open(pick.server(), connection.protocol());
			if (server.persistentSeconds() > 0) {
				desk.templates().put(connection.src(), pick.server());
			}
		}
		return pick;
	}

	private static Pick pick(VirtualServer server, Desk desk, FiveTuple connection) {
		if (server.realServers().isEmpty()) {
			return new Pick(null, "the virtual server has no real server");
		}
		RealServer known = desk.templates().get(connection.src());
		// A template of a server without weight has expired (expire_quiescent_template).
		if (known != null && known.weight() > 0 && server.realServers().contains(known)) {
			return new Pick(known, "persistent: " + connection.src() + " was sent to " + known.text() + " before");
		}
		return desk.chooser().choose(server, connection, desk.connections());
	}

	private Desk desk(VirtualServer server) {
		return this.desks.compute(server.key(), (key, desk) -> (desk != null) ? desk.serving(server)
				: new Desk(server, Chooser.of(server), new Connections(), new HashMap<>()));
	}

	Connections connections(VirtualServer server) {
		Desk desk = this.desks.get(server.key());
		return (desk != null) ? desk.connections() : new Connections();
	}

}

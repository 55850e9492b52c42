package io.packetwalk.walk;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Disposition;

/** How carrying one packet ended. */
sealed interface Arrival {

	/**
	 * It reached a namespace that owns its destination.
	 *
	 * @param station whose namespace
	 * @param packet as it arrived
	 */
	record Reached(Station station, Packet packet) implements Arrival {
	}

	/**
	 * Nothing will come back.
	 *
	 * @param disposition what became of it
	 */
	record Vanished(Disposition disposition) implements Arrival {
	}

	/**
	 * A node threw it away and tells the sender so.
	 *
	 * @param node the node
	 * @param packet as it was thrown away
	 * @param disposition why
	 */
	record Rejected(String node, Packet packet, Disposition disposition) implements Arrival {
	}

	/**
	 * It left the cluster's network.
	 *
	 * @param packet as it left
	 */
	record Outside(Packet packet) implements Arrival {
	}

}

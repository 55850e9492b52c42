package io.packetwalk.walk;

import org.jspecify.annotations.Nullable;

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
	 * @param node the node, null for the router
	 * @param packet as it was thrown away
	 * @param disposition why
	 * @param error the ICMP error that says so, e.g. {@code port-unreachable}
	 */
	record Rejected(@Nullable String node, Packet packet, Disposition disposition, String error) implements Arrival {

		/** A rule, or a virtual server without real servers, refuses it. */
		static Rejected refused(String node, Packet packet, Disposition disposition) {
			return new Rejected(node, packet, disposition, "port-unreachable");
		}

		/** It has been forwarded too often. */
		static Rejected usedUp(@Nullable String node, Packet packet) {
			return new Rejected(node, packet, Disposition.LOOP, "time-exceeded");
		}

	}

	/**
	 * It left the cluster's network.
	 *
	 * @param packet as it left
	 */
	record Outside(Packet packet) implements Arrival {
	}

}

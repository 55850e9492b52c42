package io.packetwalk.export;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Step;

/**
 * A packet as it passes a place where one could listen.
 *
 * @param device where
 * @param packet its headers there
 * @param step the step in which it passes
 */
record Sighting(Device device, Packet packet, Step step) {

	/**
	 * A place where one could listen.
	 *
	 * @param name e.g. {@code node-a/eth0}, {@code pod shop/web eth0}
	 * @param description what it is, in words
	 * @param linkType whether there is an Ethernet header
	 */
	record Device(String name, String description, int linkType) {
	}

}

package io.packetwalk.trace;

import io.packetwalk.net.Packet;

/** A packet as it entered a step and as it left it. */
public record PacketChange(Packet before, Packet after) {

	public static PacketChange unchanged(Packet packet) {
		return new PacketChange(packet, packet);
	}

}

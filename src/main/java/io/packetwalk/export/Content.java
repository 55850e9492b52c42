package io.packetwalk.export;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;

/**
 * What a packet carries besides the headers the walk knows; it stays the same on the
 * whole way while addresses and ports are rewritten.
 *
 * @param id the IP identification
 * @param flags TCP flags, or the ICMP type
 * @param seq the TCP sequence number
 * @param ack the TCP acknowledgement number, 0 without ACK
 * @param payload what the transport carries
 * @param quoted the packet an ICMP error is about, null for others
 */
record Content(int id, String flags, long seq, long ack, byte[] payload, @Nullable Quote quoted) {

	private static final byte[] NOTHING = {};

	static Content datagram(int id, byte[] payload) {
		return new Content(id, "", 0, 0, payload, null);
	}

	static Content segment(int id, String flags, long seq, long ack, byte[] payload) {
		return new Content(id, flags, seq & 0xffff_ffffL, ack & 0xffff_ffffL, payload, null);
	}

	static Content error(int id, String type, Quote quoted) {
		return new Content(id, type, 0, 0, NOTHING, quoted);
	}

	/** The same, quoting the packet as it looked here. */
	Content quoting(Packet packet) {
		return (this.quoted == null) ? this : new Content(this.id, this.flags, this.seq, this.ack, this.payload,
				new Quote(packet.withOuter(null).withTtl(this.quoted.packet().ttl()), this.quoted.content()));
	}

	/** A packet inside an ICMP error. */
	record Quote(Packet packet, Content content) {
	}

}

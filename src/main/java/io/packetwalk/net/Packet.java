package io.packetwalk.net;

import org.jspecify.annotations.Nullable;

/**
 * The headers of one packet as a node's kernel holds them, mark included.
 *
 * @param srcMac the Ethernet source, null where the packet has no frame yet
 * @param dstMac the Ethernet destination, null where the neighbour is not resolved yet
 * @param src the IP source
 * @param dst the IP destination
 * @param protocol the transport protocol
 * @param sport the source port, 0 for ICMP
 * @param dport the destination port, 0 for ICMP
 * @param ttl time to live (IPv6: hop limit), 0 to 255
 * @param mark the kernel's packet mark ({@code skb->mark}); never on the wire
 * @param flags TCP flags ({@code SYN}, {@code SYN,ACK}, {@code RST,ACK}), or the ICMP
 * type ({@code echo-request}, {@code port-unreachable}); empty for UDP
 * @param outer the tunnel header around it, null when not encapsulated
 */
public record Packet(@Nullable MacAddress srcMac, @Nullable MacAddress dstMac, IpAddress src, IpAddress dst,
		Protocol protocol, int sport, int dport, int ttl, int mark, String flags, @Nullable Tunnel outer) {

	public Packet {
		if (ttl < 0 || ttl > 255) {
			throw new IllegalArgumentException("ttl is 0 to 255: " + ttl);
		}
		if (src.family() != dst.family()) {
			throw new IllegalArgumentException("source and destination are of one family: " + src + ", " + dst);
		}
	}

	/** A packet as a socket makes it: no frame, no mark, TTL 64. */
	public static Packet fromSocket(FiveTuple flow, String flags) {
		return new Packet(null, null, flow.src(), flow.dst(), flow.protocol(), flow.sport(), flow.dport(), 64, 0, flags,
				null);
	}

	public FiveTuple tuple() {
		return new FiveTuple(this.protocol, this.src, this.sport, this.dst, this.dport);
	}

	public Packet withSource(IpAddress address, int port) {
		return new Packet(this.srcMac, this.dstMac, address, this.dst, this.protocol, port, this.dport, this.ttl,
				this.mark, this.flags, this.outer);
	}

	public Packet withDestination(IpAddress address, int port) {
		return new Packet(this.srcMac, this.dstMac, this.src, address, this.protocol, this.sport, port, this.ttl,
				this.mark, this.flags, this.outer);
	}

	public Packet withMark(int value) {
		return new Packet(this.srcMac, this.dstMac, this.src, this.dst, this.protocol, this.sport, this.dport, this.ttl,
				value, this.flags, this.outer);
	}

	public Packet withTtl(int value) {
		return new Packet(this.srcMac, this.dstMac, this.src, this.dst, this.protocol, this.sport, this.dport, value,
				this.mark, this.flags, this.outer);
	}

	public Packet withFrame(@Nullable MacAddress source, @Nullable MacAddress destination) {
		return new Packet(source, destination, this.src, this.dst, this.protocol, this.sport, this.dport, this.ttl,
				this.mark, this.flags, this.outer);
	}

	public Packet withOuter(@Nullable Tunnel tunnel) {
		return new Packet(this.srcMac, this.dstMac, this.src, this.dst, this.protocol, this.sport, this.dport, this.ttl,
				this.mark, this.flags, tunnel);
	}

}

package io.packetwalk.export;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Tunnel;

/** The bytes of a packet as a capture at one place shows them. */
final class Frame {

	private static final int VXLAN_HEADER = 0x08000000;

	private static final int DONT_FRAGMENT = 0x4000;

	/**
	 * The type of service
	 * <a href="https://www.rfc-editor.org/rfc/rfc1812#section-4.3.2.5">of ICMP
	 * errors</a>, as Linux sends them.
	 */
	private static final int INTERNET_CONTROL = 0xc0;

	private Frame() {
	}

	/** The Ethernet frame, tunnel headers included. */
	static byte[] ethernet(Packet packet, Content content) {
		Tunnel tunnel = packet.outer();
		if (tunnel == null) {
			return ethernet(packet.srcMac(), packet.dstMac(), packet, ip(packet, content));
		}
		Packet outer = tunnel.asPacket();
		return ethernet(outer.srcMac(), outer.dstMac(), outer, wrapped(packet, tunnel, content));
	}

	/**
	 * A packet as a kernel holds it between two devices: without an Ethernet header until
	 * the next hop's address is known.
	 */
	static byte[] held(Packet packet, Content content) {
		Tunnel tunnel = packet.outer();
		Packet outermost = (tunnel != null) ? tunnel.asPacket() : packet;
		if (outermost.srcMac() != null && outermost.dstMac() != null) {
			return ethernet(packet, content);
		}
		return (tunnel != null) ? wrapped(packet, tunnel, content) : ip(packet, content);
	}

	/** The IP packet of a tunnel with everything it carries. */
	private static byte[] wrapped(Packet packet, Tunnel tunnel, Content content) {
		Packet outer = tunnel.asPacket();
		byte[] inside = tunnel.kind().equals("IPIP") ? ip(packet, content)
				: Transport.udp(outer,
						new Octets().u32(VXLAN_HEADER)
							.u32((long) tunnel.vni() << 8)
							.all(ethernet(packet.withOuter(null), content))
							.toArray());
		boolean whole = tunnel.kind().equals("IPIP") && isWhole(content);
		return ip(outer, new Manner(content.id(), whole, 0), inside);
	}

	/** The IP packet alone, as on a device without Ethernet. */
	static byte[] ip(Packet packet, Content content) {
		boolean error = content.quoted() != null;
		return ip(packet, new Manner(content.id(), isWhole(content), error ? INTERNET_CONTROL : 0),
				Transport.of(packet, content));
	}

	/**
	 * Sockets discover the MTU of a path and want no packet in pieces; the kernel's own
	 * ICMP errors do not care. A VXLAN device asks nothing of the kind of its datagrams,
	 * an IPIP device hands the wish on.
	 */
	private static boolean isWhole(Content content) {
		return content.quoted() == null;
	}

	private static byte[] ethernet(@Nullable MacAddress source, @Nullable MacAddress destination, Packet packet,
			byte[] ip) {
		return new Octets().u48(mac(destination, packet.dst()))
			.u48(mac(source, packet.src()))
			.u16(packet.src().isV4() ? 0x0800 : 0x86dd)
			.all(ip)
			.toArray();
	}

	/** Loopback has no hardware; beyond the cluster nobody says what it is. */
	private static long mac(@Nullable MacAddress known, IpAddress address) {
		if (known != null) {
			return known.value();
		}
		return address.isLoopback() ? 0 : 0x0200_0000_0000L | (address.low() & 0xffff_ffffL);
	}

	private static byte[] ip(Packet packet, Manner manner, byte[] body) {
		return packet.src().isV4() ? v4(packet, manner, body) : v6(packet, body);
	}

	private static byte[] v4(Packet packet, Manner manner, byte[] body) {
		byte[] header = new Octets().u16(0x4500 | manner.service)
			.u16(20 + body.length)
			.u16(manner.id)
			.u16(manner.whole ? DONT_FRAGMENT : 0)
			.u8(packet.ttl())
			.u8(Transport.number(packet))
			.u16(0)
			.address(packet.src())
			.address(packet.dst())
			.toArray();
		return new Octets().all(Octets.with(header, 10, Octets.checksum(header))).all(body).toArray();
	}

	private static byte[] v6(Packet packet, byte[] body) {
		return new Octets().u32(0x60000000)
			.u16(body.length)
			.u8(Transport.number(packet))
			.u8(packet.ttl())
			.address(packet.src())
			.address(packet.dst())
			.all(body)
			.toArray();
	}

	/**
	 * How a packet is sent.
	 *
	 * @param id its identification
	 * @param whole whether nobody may fragment it
	 * @param service its type of service
	 */
	private record Manner(int id, boolean whole, int service) {
	}

}

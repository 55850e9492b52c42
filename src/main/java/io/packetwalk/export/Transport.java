package io.packetwalk.export;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;

/** The bytes above IP, checksums included. */
final class Transport {

	private static final int WINDOW = 64240;

	private static final int MSS = 1360;

	/** What Linux sends back of a packet that could not go on: as much as fits 576. */
	private static final int QUOTED = 520;

	private Transport() {
	}

	static byte[] of(Packet packet, Content content) {
		return switch (packet.protocol()) {
			case TCP -> tcp(packet, content);
			case UDP -> udp(packet, content.payload());
			case ICMP -> icmp(packet, content);
			case SCTP -> sctp(packet, content);
			case IPIP -> content.payload();
		};
	}

	/** The protocol number of the IP header; ICMP is another one in IPv6. */
	static int number(Packet packet) {
		boolean icmpv6 = packet.protocol() == Protocol.ICMP && !packet.src().isV4();
		return icmpv6 ? 58 : packet.protocol().number();
	}

	static byte[] udp(Packet packet, byte[] payload) {
		byte[] bytes = new Octets().u16(packet.sport())
			.u16(packet.dport())
			.u16(8 + payload.length)
			.u16(0)
			.all(payload)
			.toArray();
		int sum = Octets.checksum(join(pseudo(packet, bytes.length), bytes));
		return Octets.with(bytes, 6, (sum == 0) ? 0xffff : sum);
	}

	private static byte[] tcp(Packet packet, Content content) {
		List<String> flags = Arrays.asList(content.flags().split(","));
		boolean syn = flags.contains("SYN");
		Octets octets = new Octets().u16(packet.sport()).u16(packet.dport()).u32(content.seq()).u32(content.ack());
		octets.u8((syn ? 6 : 5) << 4).u8(bits(flags)).u16(flags.contains("RST") ? 0 : WINDOW).u32(0);
		if (syn) {
			octets.u8(2).u8(4).u16(MSS);
		}
		byte[] bytes = octets.all(content.payload()).toArray();
		return Octets.with(bytes, 16, Octets.checksum(join(pseudo(packet, bytes.length), bytes)));
	}

	private static int bits(List<String> flags) {
		List<String> names = List.of("FIN", "SYN", "RST", "PSH", "ACK");
		return flags.stream().filter(names::contains).mapToInt((flag) -> 1 << names.indexOf(flag)).sum();
	}

	private static byte[] icmp(Packet packet, Content content) {
		boolean v4 = packet.src().isV4();
		Octets octets = new Octets().u16(v4 ? typeAndCode(content.flags()) : typeAndCode6(content.flags())).u16(0);
		if (content.quoted() == null) {
			octets.u16(1).u16(1).all(content.payload());
		}
		else {
			byte[] quote = Frame.ip(content.quoted().packet(), content.quoted().content());
			octets.u32(0).all(Arrays.copyOf(quote, Math.min(quote.length, QUOTED)));
		}
		byte[] bytes = octets.toArray();
		byte[] summed = v4 ? bytes : join(pseudo(packet, bytes.length), bytes);
		return Octets.with(bytes, 2, Octets.checksum(summed));
	}

	private static int typeAndCode(String type) {
		return switch (type) {
			case "echo-request" -> 0x0800;
			case "echo-reply" -> 0;
			case "net-unreachable" -> 0x0300;
			case "host-unreachable" -> 0x0301;
			case "protocol-unreachable" -> 0x0302;
			case "fragmentation-needed" -> 0x0304;
			case "host-prohibited" -> 0x030a;
			case "admin-prohibited" -> 0x030d;
			case "time-exceeded", "ttl-exceeded" -> 0x0b00;
			default -> 0x0303;
		};
	}

	private static int typeAndCode6(String type) {
		return switch (type) {
			case "echo-request" -> 0x8000;
			case "echo-reply" -> 0x8100;
			case "net-unreachable" -> 0x0100;
			case "host-unreachable" -> 0x0103;
			case "host-prohibited", "admin-prohibited" -> 0x0101;
			case "time-exceeded", "ttl-exceeded" -> 0x0300;
			default -> 0x0104;
		};
	}

	/**
	 * An INIT or what answers it, <a href="https://www.rfc-editor.org/rfc/rfc9260">RFC
	 * 9260</a>.
	 */
	private static byte[] sctp(Packet packet, Content content) {
		boolean answer = content.ack() != 0;
		Octets octets = new Octets().u16(packet.sport()).u16(packet.dport()).u32(answer ? content.ack() : 0).u32(0);
		byte[] cookie = answer ? new Octets().u16(7).u16(8).u32(content.seq()).toArray() : new byte[0];
		octets.u16(answer ? 0x0200 : 0x0100).u16(20 + cookie.length).u32(content.seq() | 1);
		byte[] bytes = octets.u32(106496).u16(10).u16(10).u32(content.seq()).all(cookie).toArray();
		CRC32C crc = new CRC32C();
		crc.update(bytes);
		long sum = Integer.toUnsignedLong(Integer.reverseBytes((int) crc.getValue()));
		return Octets.with(Octets.with(bytes, 8, (int) (sum >>> 16)), 10, (int) sum & 0xffff);
	}

	private static byte[] pseudo(Packet packet, int length) {
		return new Octets().address(packet.src()).address(packet.dst()).u32(number(packet)).u32(length).toArray();
	}

	private static byte[] join(byte[] one, byte[] other) {
		return new Octets().all(one).all(other).toArray();
	}

}

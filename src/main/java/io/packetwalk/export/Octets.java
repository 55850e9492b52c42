package io.packetwalk.export;

import java.io.ByteArrayOutputStream;

import io.packetwalk.net.IpAddress;

/** Bytes in network order, written one field after the other. */
final class Octets {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	Octets u8(int value) {
		this.bytes.write(value);
		return this;
	}

	Octets u16(int value) {
		return u8(value >>> 8).u8(value);
	}

	Octets u32(long value) {
		return u16((int) (value >>> 16)).u16((int) value);
	}

	Octets u48(long value) {
		return u16((int) (value >>> 32)).u32(value);
	}

	Octets all(byte[] value) {
		this.bytes.writeBytes(value);
		return this;
	}

	Octets address(IpAddress address) {
		return address.isV4() ? u32(address.low())
				: u32(address.high() >>> 32).u32(address.high()).u32(address.low() >>> 32).u32(address.low());
	}

	/** An IPv6 address in its canonical form. */
	static String v6(byte[] bytes) {
		StringBuilder groups = new StringBuilder();
		for (int i = 0; i < bytes.length; i += 2) {
			groups.append((i > 0) ? ":" : "")
				.append(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)));
		}
		return IpAddress.parse(groups.toString()).map(IpAddress::toString).orElse(groups.toString());
	}

	byte[] toArray() {
		return this.bytes.toByteArray();
	}

	/**
	 * The Internet checksum, <a href="https://www.rfc-editor.org/rfc/rfc1071">RFC
	 * 1071</a>.
	 */
	static int checksum(byte[] bytes) {
		long sum = 0;
		for (int i = 0; i < bytes.length; i++) {
			sum += (long) (bytes[i] & 0xff) << ((i % 2 == 0) ? 8 : 0);
		}
		while (sum >>> 16 != 0) {
			sum = (sum & 0xffff) + (sum >>> 16);
		}
		return (int) ~sum & 0xffff;
	}

	/** The same bytes with a 16-bit field set. */
	static byte[] with(byte[] bytes, int offset, int value) {
		byte[] set = bytes.clone();
		set[offset] = (byte) (value >>> 8);
		set[offset + 1] = (byte) value;
		return set;
	}

}

package io.packetwalk.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An IPv4 or IPv6 address, ordered numerically with IPv4 first. Text is read without ever
 * asking a resolver and printed canonically
 * (<a href="https://www.rfc-editor.org/rfc/rfc5952">RFC 5952</a>).
 *
 * @param family the family
 * @param high the upper 64 bits of an IPv6 address, 0 for IPv4
 * @param low the lower 64 bits, or the 32 bits of an IPv4 address
 */
public record IpAddress(AddressFamily family, long high, long low) implements Comparable<IpAddress> {

	public IpAddress {
		if (family == AddressFamily.IPV4 && (high != 0 || low >>> 32 != 0)) {
			throw new IllegalArgumentException("an IPv4 address has 32 bits");
		}
	}

	/** Reads an address, or throws {@link IllegalArgumentException}. */
	public static IpAddress of(String text) {
		return parse(text).orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text));
	}

	/**
	 * Reads an address; leading zeros in IPv4 octets are accepted and read as decimal, as
	 * kube-proxy does.
	 */
	public static Optional<IpAddress> parse(String text) {
		String trimmed = text.strip();
		if (trimmed.indexOf(':') >= 0) {
			return parseV6(trimmed);
		}
		return parseV4(trimmed);
	}

	private static Optional<IpAddress> parseV4(String text) {
		String[] octets = text.split("\\.", -1);
		if (octets.length != 4) {
			return Optional.empty();
		}
		long value = 0;
		for (String octet : octets) {
			if (octet.isEmpty() || octet.length() > 3 || !octet.chars().allMatch((c) -> c >= '0' && c <= '9')) {
				return Optional.empty();
			}
			int number = Integer.parseInt(octet);
			if (number > 255) {
				return Optional.empty();
			}
			value = (value << 8) | number;
		}
		return Optional.of(v4(value));
	}

	private static Optional<IpAddress> parseV6(String text) {
		if (!text.matches("[0-9a-fA-F:.]+")) {
			return Optional.empty();
		}
		try {
			byte[] bytes = InetAddress.getByName(text).getAddress();
			return Optional.of((bytes.length == 4) ? v4(word(bytes, 0, 4))
					: new IpAddress(AddressFamily.IPV6, word(bytes, 0, 8), word(bytes, 8, 16)));
		}
		catch (UnknownHostException ex) {
			return Optional.empty();
		}
	}

	private static long word(byte[] bytes, int from, int to) {
		long value = 0;
		for (int i = from; i < to; i++) {
			value = (value << 8) | (bytes[i] & 0xff);
		}
		return value;
	}

	/** The IPv4 address with this unsigned 32-bit value. */
	public static IpAddress v4(long value) {
		return new IpAddress(AddressFamily.IPV4, 0, value & 0xffff_ffffL);
	}

	public boolean isV4() {
		return this.family == AddressFamily.IPV4;
	}

	/** The address this many places further on, wrapping within the low 64 bits. */
	public IpAddress plus(long offset) {
		return isV4() ? v4(this.low + offset) : new IpAddress(this.family, this.high, this.low + offset);
	}

	public boolean isLoopback() {
		return isV4() ? (this.low >>> 24) == 127 : this.high == 0 && this.low == 1;
	}

	/** Bit {@code index} counted from the most significant one. */
	boolean bit(int index) {
		int fromRight = this.family.bits() - 1 - index;
		return ((fromRight >= 64) ? this.high >>> (fromRight - 64) : this.low >>> fromRight) % 2 != 0;
	}

	/** This address as it is written before a port: IPv6 in brackets. */
	public String withPort(int port) {
		return isV4() ? this + ":" + port : "[" + this + "]:" + port;
	}

	/** The name that leads back to names: {@code 10.0.96.10.in-addr.arpa.} */
	public String reverseName() {
		StringBuilder labels = new StringBuilder();
		int width = isV4() ? 8 : 4;
		for (int shift = 0; shift < this.family.bits(); shift += width) {
			long word = (shift >= 64) ? this.high >>> (shift - 64) : this.low >>> shift;
			long label = word & ((1L << width) - 1);
			labels.append(isV4() ? Long.toString(label) : Long.toHexString(label)).append('.');
		}
		return labels + (isV4() ? "in-addr.arpa." : "ip6.arpa.");
	}

	@Override
	public int compareTo(IpAddress other) {
		int byFamily = this.family.compareTo(other.family);
		int byHigh = (byFamily != 0) ? byFamily : Long.compareUnsigned(this.high, other.high);
		return (byHigh != 0) ? byHigh : Long.compareUnsigned(this.low, other.low);
	}

	@Override
	public String toString() {
		if (isV4()) {
			return (this.low >>> 24) + "." + ((this.low >>> 16) & 255) + "." + ((this.low >>> 8) & 255) + "."
					+ (this.low & 255);
		}
		return compressed();
	}

	private String compressed() {
		int[] groups = new int[8];
		for (int i = 0; i < 8; i++) {
			groups[i] = (int) (((i < 4) ? this.high >>> (48 - 16 * i) : this.low >>> (112 - 16 * i)) & 0xffff);
		}
		int start = -1;
		int length = 1;
		for (int i = 0; i < 8; i++) {
			int run = 0;
			while (i + run < 8 && groups[i + run] == 0) {
				run++;
			}
			if (run > length) {
				start = i;
				length = run;
			}
		}
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 8; i++) {
			if (i == start) {
				text.append("::");
				i += length - 1;
			}
			else {
				if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
					text.append(':');
				}
				text.append(Integer.toHexString(groups[i]));
			}
		}
		return text.toString();
	}

}

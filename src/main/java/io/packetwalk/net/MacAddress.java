package io.packetwalk.net;

import java.util.HexFormat;

/**
 * An Ethernet address.
 *
 * @param value the lower 48 bits
 */
public record MacAddress(long value) {

	public MacAddress {
		if (value >>> 48 != 0) {
			throw new IllegalArgumentException("a MAC address has 48 bits");
		}
	}

	public static MacAddress of(String text) {
		return new MacAddress(HexFormat.fromHexDigitsToLong(text.replace(":", "")));
	}

	/**
	 * The address CNI plugins derive from an IPv4 address: {@code 0a:58} and its four
	 * octets.
	 */
	public static MacAddress fromIpv4(IpAddress address) {
		return new MacAddress(0x0a58L << 32 | address.low());
	}

	@Override
	public String toString() {
		return HexFormat.ofDelimiter(":")
			.formatHex(new byte[] { (byte) (this.value >> 40), (byte) (this.value >> 32), (byte) (this.value >> 24),
					(byte) (this.value >> 16), (byte) (this.value >> 8), (byte) this.value });
	}

}

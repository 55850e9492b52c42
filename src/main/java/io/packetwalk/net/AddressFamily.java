package io.packetwalk.net;

/** The two families of IP addresses. */
public enum AddressFamily {

	IPV4(32), IPV6(128);

	private final int bits;

	AddressFamily(int bits) {
		this.bits = bits;
	}

	/** The length of an address in bits. */
	public int bits() {
		return this.bits;
	}

}

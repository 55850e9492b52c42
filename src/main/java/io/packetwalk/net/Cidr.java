package io.packetwalk.net;

import java.util.Optional;

/**
 * A block of addresses, or an interface address with its prefix length. The address is
 * kept as given, so that {@code 10.244.1.1/24} can be an interface address;
 * {@link #network()} masks it.
 *
 * @param address an address in the block
 * @param prefix the prefix length in bits
 */
public record Cidr(IpAddress address, int prefix) {

	public Cidr {
		if (prefix < 0 || prefix > address.family().bits()) {
			throw new IllegalArgumentException("prefix length out of range: /" + prefix);
		}
	}

	/** Reads {@code address/prefix}; a bare address is a host block. */
	public static Cidr of(String text) {
		return parse(text).orElseThrow(() -> new IllegalArgumentException("not a CIDR: " + text));
	}

	/**
	 * Reads {@code address/prefix}; a bare address is a host block. Blanks and leading
	 * zeros are accepted.
	 */
	public static Optional<Cidr> parse(String text) {
		String trimmed = text.strip();
		int slash = trimmed.indexOf('/');
		if (slash < 0) {
			return IpAddress.parse(trimmed).map(Cidr::host);
		}
		String length = trimmed.substring(slash + 1);
		if (!length.matches("\\d{1,3}")) {
			return Optional.empty();
		}
		int prefix = Integer.parseInt(length);
		return IpAddress.parse(trimmed.substring(0, slash))
			.filter((address) -> prefix <= address.family().bits())
			.map((address) -> new Cidr(address, prefix));
	}

	/** The block holding just this address. */
	public static Cidr host(IpAddress address) {
		return new Cidr(address, address.family().bits());
	}

	public boolean isHost() {
		return this.prefix == this.address.family().bits();
	}

	public boolean contains(IpAddress candidate) {
		if (candidate.family() != this.address.family()) {
			return false;
		}
		return masked(candidate).equals(masked(this.address));
	}

	/** Whether every address of the other block lies in this one. */
	public boolean contains(Cidr other) {
		return other.prefix >= this.prefix && contains(other.address);
	}

	/** This block with the host bits cleared. */
	public Cidr network() {
		return new Cidr(masked(this.address), this.prefix);
	}

	/** The address at this offset from the start of the block. */
	public IpAddress at(long offset) {
		return masked(this.address).plus(offset);
	}

	/** How many addresses the block has, at most {@link Long#MAX_VALUE}. */
	public long size() {
		int hostBits = this.address.family().bits() - this.prefix;
		return (hostBits >= 63) ? Long.MAX_VALUE : 1L << hostBits;
	}

	private IpAddress masked(IpAddress candidate) {
		int bits = this.address.family().bits();
		if (bits == 32) {
			return IpAddress.v4((this.prefix == 0) ? 0 : candidate.low() & (0xffff_ffffL << (32 - this.prefix)));
		}
		long high = (this.prefix == 0) ? 0 : candidate.high() & (-1L << Math.max(0, 64 - this.prefix));
		long low = (this.prefix <= 64) ? 0 : candidate.low() & (-1L << (128 - this.prefix));
		return new IpAddress(candidate.family(), high, low);
	}

	@Override
	public String toString() {
		return this.address + "/" + this.prefix;
	}

}

package io.packetwalk.nftables;

import io.packetwalk.net.IpAddress;

/** One value that a packet has or a rule asks for. */
sealed interface Datum extends Comparable<Datum> {

	/** An IPv4 or IPv6 address. */
	record Address(IpAddress ip) implements Datum {
	}

	/** A port, a mark, a protocol number, a set of flags. */
	record Number(long value) implements Datum {
	}

	/** A device's name. */
	record Name(String text) implements Datum {
	}

	/** Values of one kind in their order; values of different kinds are never mixed. */
	@Override
	default int compareTo(Datum other) {
		if (this instanceof Address one && other instanceof Address two) {
			return one.ip().compareTo(two.ip());
		}
		if (this instanceof Number one && other instanceof Number two) {
			return Long.compareUnsigned(one.value(), two.value());
		}
		return toString().compareTo(other.toString());
	}

}

package io.packetwalk.netfilter;

import io.packetwalk.net.IpAddress;

/** What a rule does with a packet. */
public sealed interface Target {

	/** The target as {@code iptables-save} prints it. */
	default String text() {
		return TargetText.of(this);
	}

	/** {@code -j CHAIN}. */
	record Jump(String chain) implements Target {
	}

	/** {@code -g CHAIN}: as a jump, but its end is the end of this chain too. */
	record Goto(String chain) implements Target {
	}

	/** {@code -j ACCEPT}. */
	record Accept() implements Target {
	}

	/** {@code -j DROP}. */
	record Drop() implements Target {
	}

	/** {@code -j RETURN}. */
	record Return() implements Target {
	}

	/**
	 * {@code -j REJECT --reject-with …}.
	 *
	 * @param with the answer, e.g. {@code icmp-port-unreachable}
	 */
	record Reject(String with) implements Target {
	}

	/**
	 * {@code -j DNAT --to-destination ADDRESS[:PORT]}.
	 *
	 * @param port the new port, 0 to leave it
	 */
	record Dnat(IpAddress address, int port) implements Target {
	}

	/** {@code -j SNAT --to-source ADDRESS}. */
	record Snat(IpAddress address) implements Target {
	}

	/** {@code -j MASQUERADE}. */
	record Masquerade(boolean randomFully) implements Target {
	}

	/**
	 * {@code -j MARK --set-xmark VALUE/MASK}: clears the bits of the mask, then flips
	 * those of the value.
	 */
	record SetMark(int value, int mask) implements Target {

		/** The mark it makes of another. */
		public int apply(int mark) {
			return (mark & ~this.mask) ^ this.value;
		}

	}

	/**
	 * A target that is kept and printed, but not modelled: the packet goes on to the next
	 * rule, and the trial says so.
	 *
	 * @param name its name, e.g. {@code LOG}
	 * @param options the rest as printed, empty for none
	 */
	record Opaque(String name, String options) implements Target {
	}

}

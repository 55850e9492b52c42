package io.packetwalk.netfilter;

import org.jspecify.annotations.Nullable;

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

	/**
	 * {@code -j DNAT}, {@code SNAT} or {@code MASQUERADE} with more than one address, or
	 * with ports and options. What is taken here is the first address and port of a
	 * range; the kernel hashes or draws within it.
	 *
	 * @param name {@code DNAT}, {@code SNAT} or {@code MASQUERADE}
	 * @param address the first new address, null to leave it or for the device's
	 * @param port the first new port, 0 to leave it
	 * @param options all of it as printed
	 */
	record NatRange(String name, @Nullable IpAddress address, int port, String options) implements Target {
	}

	/**
	 * {@code -j REDIRECT --to-ports PORT}: to the address of the device the packet came
	 * in by, or to loopback for the node's own.
	 *
	 * @param port the new port, the first one of a range, 0 to leave it
	 * @param options all of it as printed
	 */
	record Redirect(int port, String options) implements Target {
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

	/** {@code -j CONNMARK --set-xmark VALUE/MASK}: the same for the connection's mark. */
	record SetConnmark(int value, int mask) implements Target {
	}

	/** {@code -j CONNMARK --save-mark}: the packet's mark becomes the connection's. */
	record SaveMark(int nfmask, int ctmask) implements Target {
	}

	/** {@code -j CONNMARK --restore-mark}: the connection's mark becomes the packet's. */
	record RestoreMark(int nfmask, int ctmask) implements Target {
	}

	/**
	 * {@code -j CT --notrack}: connection tracking leaves the packet alone.
	 *
	 * @param words as printed: {@code NOTRACK} or {@code CT --notrack}
	 */
	record Notrack(String words) implements Target {
	}

	/**
	 * A target that lets the packet go on and changes nothing that is modelled:
	 * {@code LOG}, {@code NFLOG}, {@code TRACE}, {@code TCPMSS} and others.
	 *
	 * @param name its name
	 * @param options the rest as printed, empty for none
	 */
	record GoesOn(String name, String options) implements Target {
	}

	/**
	 * A target that is kept and printed, but not modelled: the packet goes on to the next
	 * rule, and the trial says so.
	 *
	 * @param name its name, e.g. {@code TPROXY}
	 * @param options the rest as printed, empty for none
	 */
	record Opaque(String name, String options) implements Target {
	}

}

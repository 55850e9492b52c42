package io.packetwalk.netfilter;

import java.util.Locale;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;

/**
 * A tracked connection: the tuple it was opened with, and the tuple its replies have.
 *
 * @param original the first packet's tuple, before any translation
 * @param reply the tuple of a reply as it arrives, before translation is undone
 * @param replied whether a reply was seen
 * @param assured whether the entry survives early eviction ({@code [ASSURED]})
 * @param mark the connection mark
 */
public record ConntrackEntry(FiveTuple original, FiveTuple reply, boolean replied, boolean assured, int mark) {

	/** A connection nobody translates (yet). */
	public static ConntrackEntry opened(FiveTuple original) {
		return new ConntrackEntry(original, original.reversed(), false, false, 0);
	}

	/** Whether the destination is translated. */
	public boolean dnat() {
		return !this.original.dst().equals(this.reply.src()) || this.original.dport() != this.reply.sport();
	}

	/** Whether the source is translated. */
	public boolean snat() {
		return !this.original.src().equals(this.reply.dst()) || this.original.sport() != this.reply.dport();
	}

	/** The entry once the destination is translated. */
	public ConntrackEntry translateDestination(IpAddress address, int port) {
		return withReply(new FiveTuple(this.reply.protocol(), address, port, this.reply.dst(), this.reply.dport()));
	}

	/** The entry once the source is translated. */
	public ConntrackEntry translateSource(IpAddress address, int port) {
		return withReply(new FiveTuple(this.reply.protocol(), this.reply.src(), this.reply.sport(), address, port));
	}

	public ConntrackEntry withReply(FiveTuple tuple) {
		return new ConntrackEntry(this.original, tuple, this.replied, this.assured, this.mark);
	}

	/** The entry with another connection mark. */
	public ConntrackEntry withMark(int value) {
		return new ConntrackEntry(this.original, this.reply, this.replied, this.assured, value);
	}

	/**
	 * The entry once a reply was seen. TCP and SCTP are then soon assured; a UDP exchange
	 * only after two seconds of going on, ICMP never.
	 */
	public ConntrackEntry seenReply() {
		boolean stream = this.original.protocol() == Protocol.TCP || this.original.protocol() == Protocol.SCTP;
		return new ConntrackEntry(this.original, this.reply, true, stream, this.mark);
	}

	/**
	 * Applies the destination half of the translation that this direction needs
	 * (PREROUTING and OUTPUT).
	 */
	public Packet applyDestination(Packet packet, boolean isReply) {
		FiveTuple target = isReply ? this.original.reversed() : this.reply.reversed();
		return packet.withDestination(target.dst(), target.dport());
	}

	/**
	 * Applies the source half of the translation that this direction needs (POSTROUTING
	 * and INPUT).
	 */
	public Packet applySource(Packet packet, boolean isReply) {
		FiveTuple target = isReply ? this.original.reversed() : this.reply.reversed();
		return packet.withSource(target.src(), target.sport());
	}

	/** The entry as {@code conntrack -L} prints it, without time-out. */
	public String print() {
		String head = String.format(Locale.ROOT, "%-8s %d ", protocolName(), protocolNumber());
		return head + state() + tuple(this.original, true) + (this.replied ? " " : " [UNREPLIED] ")
				+ tuple(this.reply, false) + (this.assured ? " [ASSURED]" : "") + " mark=" + this.mark + " use=1";
	}

	/** Only TCP and SCTP have states of their own in that list. */
	private String state() {
		return switch (this.original.protocol()) {
			case TCP -> this.assured ? "ESTABLISHED " : this.replied ? "SYN_RECV " : "SYN_SENT ";
			case SCTP -> this.replied ? "ESTABLISHED " : "COOKIE_WAIT ";
			case UDP, ICMP, IPIP -> "";
		};
	}

	private boolean icmpV6() {
		return this.original.protocol() == Protocol.ICMP && this.original.src().family() == AddressFamily.IPV6;
	}

	private String protocolName() {
		if (this.original.protocol() == Protocol.IPIP) {
			return "unknown";
		}
		return icmpV6() ? "icmpv6" : this.original.protocol().lower();
	}

	private int protocolNumber() {
		return icmpV6() ? 58 : this.original.protocol().number();
	}

	private String tuple(FiveTuple tuple, boolean request) {
		String ends = "src=" + tuple.src() + " dst=" + tuple.dst();
		if (tuple.protocol().hasPorts()) {
			return ends + " sport=" + tuple.sport() + " dport=" + tuple.dport();
		}
		if (tuple.protocol() == Protocol.IPIP) {
			return ends;
		}
		int type = icmpV6() ? (request ? 128 : 129) : (request ? 8 : 0);
		return ends + " type=" + type + " code=0 id=" + tuple.sport();
	}

}

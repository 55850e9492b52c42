package io.packetwalk.netfilter;

import io.packetwalk.net.FiveTuple;
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
	public ConntrackEntry translateDestination(io.packetwalk.net.IpAddress address, int port) {
		return withReply(new FiveTuple(this.reply.protocol(), address, port, this.reply.dst(), this.reply.dport()));
	}

	/** The entry once the source is translated. */
	public ConntrackEntry translateSource(io.packetwalk.net.IpAddress address, int port) {
		return withReply(new FiveTuple(this.reply.protocol(), this.reply.src(), this.reply.sport(), address, port));
	}

	public ConntrackEntry withReply(FiveTuple tuple) {
		return new ConntrackEntry(this.original, tuple, this.replied, this.assured, this.mark);
	}

	/** The entry once a reply was seen. */
	public ConntrackEntry seenReply() {
		return new ConntrackEntry(this.original, this.reply, true, true, this.mark);
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
		boolean tcp = this.original.protocol() == Protocol.TCP;
		String state = tcp ? (this.replied ? "ESTABLISHED " : "SYN_SENT ") : "";
		return String.format("%-8s %d %s%s %s%s%s", this.original.protocol().lower(), this.original.protocol().number(),
				state, tuple(this.original), this.replied ? "" : "[UNREPLIED] ", tuple(this.reply),
				this.assured ? " [ASSURED]" : "") + " mark=" + this.mark + " use=1";
	}

	private static String tuple(FiveTuple tuple) {
		return "src=" + tuple.src() + " dst=" + tuple.dst() + " sport=" + tuple.sport() + " dport=" + tuple.dport();
	}

}

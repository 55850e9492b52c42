package io.packetwalk.walk;

import org.jspecify.annotations.Nullable;

import io.packetwalk.ipvs.IpvsTable;
import io.packetwalk.net.FiveTuple;
import io.packetwalk.net.Packet;
import io.packetwalk.netfilter.Conntrack;
import io.packetwalk.netfilter.ConntrackEntry;
import io.packetwalk.netfilter.ConntrackState;
import io.packetwalk.trace.ConntrackView;

/**
 * What a node's connection tracking knows of the packet passing through.
 *
 * @param table the node's table
 * @param entry the connection; tentative while unconfirmed
 * @param isReply whether the packet goes the reply's way
 * @param state what {@code --ctstate} sees
 * @param confirmed whether the entry is in the table
 */
record Flow(Conntrack table, ConntrackEntry entry, boolean isReply, ConntrackState state, boolean confirmed) {

	/**
	 * Looks a packet up.
	 * @param table the node's table
	 * @param packet the packet
	 * @param about for an ICMP error: the tuple of the packet it speaks of; else null
	 */
	static Flow track(Conntrack table, Packet packet, @Nullable FiveTuple about) {
		FiveTuple tuple = (about != null) ? about.reversed() : packet.tuple();
		return table.find(tuple).map((hit) -> known(table, hit, about != null)).orElseGet(() -> {
			boolean midway = packet.flags().contains("ACK") || packet.flags().contains("RST");
			ConntrackState state = (about != null) ? ConntrackState.RELATED
					: midway ? ConntrackState.INVALID : ConntrackState.NEW;
			return new Flow(table, ConntrackEntry.opened(tuple), false, state, false);
		});
	}

	private static Flow known(Conntrack table, Conntrack.Hit hit, boolean error) {
		ConntrackEntry entry = hit.entry();
		if (error) {
			return new Flow(table, entry, hit.isReply(), ConntrackState.RELATED, true);
		}
		if (hit.isReply() && !entry.replied()) {
			entry = entry.seenReply();
			table.put(entry);
		}
		ConntrackState state = entry.replied() ? ConntrackState.ESTABLISHED : ConntrackState.NEW;
		return new Flow(table, entry, hit.isReply(), state, true);
	}

	/** A packet that connection tracking has not looked at yet. */
	static Flow unknown(Packet packet) {
		return new Flow(new Conntrack(), ConntrackEntry.opened(packet.tuple()), false, ConntrackState.INVALID, false);
	}

	/** A packet that the raw table keeps from being tracked. */
	static Flow untracked(Packet packet) {
		return new Flow(new Conntrack(), ConntrackEntry.opened(packet.tuple()), false, ConntrackState.UNTRACKED, false);
	}

	/** Whether the node's own load balancer has chosen where the connection goes. */
	boolean balancedBy(IpvsTable ipvs) {
		FiveTuple dialled = this.entry.original();
		return this.entry.dnat() && ipvs.lookup(dialled.protocol(), dialled.dst(), dialled.dport()).isPresent();
	}

	/** Whether the nat chains are asked: only for the first packet of a connection. */
	boolean first() {
		return !this.confirmed && this.state == ConntrackState.NEW;
	}

	Flow with(ConntrackEntry changed) {
		return new Flow(this.table, changed, this.isReply, this.state, this.confirmed);
	}

	/** Puts a new connection into the table. */
	Flow confirm() {
		this.table.put(this.entry);
		return new Flow(this.table, this.entry, this.isReply, this.state, true);
	}

	ConntrackView view() {
		return new ConntrackView(this.state.name(), this.isReply ? "REPLY" : "ORIGINAL",
				this.entry.original().toString(), this.entry.reply().toString(),
				(this.state == ConntrackState.INVALID) ? "" : this.entry.print(), this.confirmed);
	}

}

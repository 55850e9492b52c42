package io.packetwalk.netfilter;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/**
 * What a hook knows besides the packet.
 *
 * @param in the device the packet came in by, null in OUTPUT and POSTROUTING of local
 * packets
 * @param out the device it will leave by, null in PREROUTING and INPUT
 * @param state what connection tracking says
 * @param dnat whether the connection's destination has been rewritten (ctstate
 * {@code DNAT})
 * @param snat whether the connection's source has been rewritten (ctstate {@code SNAT})
 * @param local whether an address is the namespace's own ({@code addrtype LOCAL})
 * @param dice where random choices come from
 * @param recent the namespace's {@code xt_recent} lists
 * @param bridgePort the bridge's port the packet came in by, null when it was not bridged
 * or is not known ({@code physdev})
 * @param connection the connection as tracked so far, null when it is not known
 * ({@code connmark})
 * @param ipvs whether IPVS has chosen the packet's destination ({@code ipvs})
 */
public record Surroundings(@Nullable String in, @Nullable String out, ConntrackState state, boolean dnat, boolean snat,
		Predicate<IpAddress> local, Dice dice, RecentLists recent, @Nullable String bridgePort,
		@Nullable ConntrackEntry connection, boolean ipvs) {

	/** A packet that did not come by a bridge, of a connection nothing is known of. */
	public Surroundings(@Nullable String in, @Nullable String out, ConntrackState state, boolean dnat, boolean snat,
			Predicate<IpAddress> local, Dice dice, RecentLists recent) {
		this(in, out, state, dnat, snat, local, dice, recent, null, null, false);
	}

	/** The same for a packet that came in by this port of a bridge. */
	public Surroundings withBridgePort(@Nullable String port) {
		return new Surroundings(this.in, this.out, this.state, this.dnat, this.snat, this.local, this.dice, this.recent,
				port, this.connection, this.ipvs);
	}

	/** The same for a packet of this connection. */
	public Surroundings withConnection(ConntrackEntry entry) {
		return new Surroundings(this.in, this.out, this.state, this.dnat, this.snat, this.local, this.dice, this.recent,
				this.bridgePort, entry, this.ipvs);
	}

	/** The same for a packet whose destination IPVS has chosen. */
	public Surroundings withIpvs() {
		return new Surroundings(this.in, this.out, this.state, this.dnat, this.snat, this.local, this.dice, this.recent,
				this.bridgePort, this.connection, true);
	}

}

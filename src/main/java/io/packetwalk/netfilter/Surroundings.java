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
 */
public record Surroundings(@Nullable String in, @Nullable String out, ConntrackState state, boolean dnat, boolean snat,
		Predicate<IpAddress> local, Dice dice, RecentLists recent) {

}

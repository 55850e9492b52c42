package io.packetwalk.netfilter;

import io.packetwalk.net.Packet;

/**
 * A chain that is hooked into the kernel's packet path: one of iptables' built-in chains,
 * or an <a href=
 * "https://wiki.nftables.org/wiki-nftables/index.php/Configuring_chains#Adding_base_chains">nftables
 * base chain</a>.
 */
public interface BaseChain {

	/** Its table, e.g. {@code nat} or {@code ip kube-proxy}. */
	String table();

	/** Its name, e.g. {@code PREROUTING} or {@code nat-prerouting}. */
	String name();

	Kind kind();

	/**
	 * Its place among the chains of the hook, lower ones first; connection tracking
	 * stands at -200.
	 */
	int priority();

	/** Runs a packet through it. */
	Traversal run(Packet packet, Surroundings surroundings);

	/** What the chain may do. */
	enum Kind {

		/** Sees every packet. */
		FILTER,

		/** Sees a connection's first packet only, and may translate it. */
		NAT

	}

}

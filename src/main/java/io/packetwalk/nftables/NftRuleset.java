package io.packetwalk.nftables;

import java.util.List;

import io.packetwalk.netfilter.BaseChain;
import io.packetwalk.netfilter.Hook;

/**
 * What <a href="https://www.netfilter.org/projects/nftables/manpage.html">nft list
 * ruleset</a> shows of one network namespace.
 */
public final class NftRuleset {

	/** No tables at all. */
	public static final NftRuleset EMPTY = new NftRuleset();

	/**
	 * Reads a listing, or the commands of an {@code nft -f} file.
	 * @throws IllegalArgumentException with the line, where it cannot be read
	 */
	public static NftRuleset parse(String text) {
		throw new UnsupportedOperationException("being built");
	}

	/** The base chains at a hook, in the order the kernel asks them. */
	public List<BaseChain> at(Hook hook) {
		return List.of();
	}

	/**
	 * The chains a chain can jump or go to, also by way of verdict maps, in the order
	 * written; empty when there is no such chain.
	 * @param table e.g. {@code ip kube-proxy}
	 */
	public List<String> targets(String table, String chain) {
		return List.of();
	}

	/** As {@code nft list ruleset} prints it. */
	public String print() {
		return "";
	}

}

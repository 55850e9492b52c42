package io.packetwalk.dataplane;

import java.util.List;

import io.packetwalk.cluster.NodeDump;
import io.packetwalk.netfilter.Ruleset;
import io.packetwalk.nftables.NftRuleset;

/**
 * The rules of a real node, as far as they can be read.
 *
 * @param dump what was printed
 * @param usable whether its node is walked by it; not where too much cannot be read
 * @param rules its iptables rules
 * @param nftables its nftables rules
 * @param remarks what there is to say about its lines
 */
public record ReadDump(NodeDump dump, boolean usable, Ruleset rules, NftRuleset nftables, List<Remark> remarks) {

	public ReadDump {
		remarks = List.copyOf(remarks);
	}

	/**
	 * A remark about a line.
	 *
	 * @param line the line from 1, 0 for all of it
	 * @param text the line
	 * @param unreadable whether it is left out; otherwise a part of it is not modelled
	 * @param words why, or which part
	 */
	public record Remark(int line, String text, boolean unreadable, String words) {
	}

}

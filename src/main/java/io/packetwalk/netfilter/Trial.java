package io.packetwalk.netfilter;

/**
 * One rule that was looked at.
 *
 * @param table its table, e.g. {@code nat} or {@code ip kube-proxy}
 * @param chain its chain
 * @param index its place in the chain, from 0
 * @param rule the rule
 * @param matched whether every match held
 * @param verdict the target taken as text ({@code KUBE-SVC-…}, {@code ACCEPT},
 * {@code DNAT}), empty otherwise
 * @param why the match that failed and what the packet had instead, in words; for a
 * random match the draw
 */
public record Trial(String table, String chain, int index, TriedRule rule, boolean matched, String verdict,
		String why) {

	/** The rule as {@code iptables-save} or {@code nft list} prints it. */
	public String text() {
		return this.rule.print(this.chain);
	}

}

package io.packetwalk.netfilter;

import java.util.Map;

import io.packetwalk.net.Packet;

/**
 * One of iptables' built-in chains at its hook.
 *
 * @param ruleset the rules it belongs to
 * @param hook where it is hooked in
 * @param table its table's name
 */
record IptablesChain(Ruleset ruleset, Hook hook, String table) implements BaseChain {

	/** Destination translation at the beginning, source translation at the end. */
	private static final Map<String, Integer> PRIORITIES = Map.of("raw", -300, "mangle", -150, "filter", 0, "security",
			50);

	@Override
	public String name() {
		return this.hook.name();
	}

	@Override
	public Kind kind() {
		return this.table.equals("nat") ? Kind.NAT : Kind.FILTER;
	}

	@Override
	public int priority() {
		boolean source = this.hook == Hook.POSTROUTING || this.hook == Hook.INPUT;
		return PRIORITIES.getOrDefault(this.table, source ? 100 : -100);
	}

	@Override
	public Traversal run(Packet packet, Surroundings surroundings) {
		return RulesetEvaluator.run(this.ruleset, this.table, this.hook, packet, surroundings);
	}

}

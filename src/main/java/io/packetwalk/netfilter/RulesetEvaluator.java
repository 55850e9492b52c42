package io.packetwalk.netfilter;

import io.packetwalk.net.Packet;

/** Runs a packet through a table's chain at a hook, exactly as the kernel would. */
public final class RulesetEvaluator {

	private RulesetEvaluator() {
	}

	/**
	 * Runs the packet.
	 * @param ruleset the namespace's rules
	 * @param table {@code mangle}, {@code nat} or {@code filter}
	 * @param hook where
	 * @param packet the packet
	 * @param surroundings what else the hook knows
	 * @return what was tried and how it ended; {@link Verdict.Accept} where the table has
	 * no such chain
	 */
	public static Traversal run(Ruleset ruleset, String table, Hook hook, Packet packet, Surroundings surroundings) {
		throw new IllegalStateException("being built");
	}

}

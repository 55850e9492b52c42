package io.packetwalk.netfilter;

import java.util.List;

import io.packetwalk.net.Packet;

/**
 * Runs a packet through a table's chain at a hook, exactly as the
 * <a href="https://www.netfilter.org/documentation/">kernel</a> would.
 */
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
		return ruleset.table(table)
			.map((found) -> new TableWalk(ruleset, found, packet, surroundings).from(hook))
			.orElseGet(() -> new Traversal(List.of(), new Verdict.Accept(), packet));
	}

}

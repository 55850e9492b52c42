package io.packetwalk.netfilter;

/** Where {@code -m statistic --mode random} gets its chance from. */
@FunctionalInterface
public interface Dice {

	/**
	 * Decides one rule.
	 * @param table the table's name
	 * @param chain the chain holding the rule
	 * @param index the rule's place in the chain, from 0
	 * @param probability the chance to be taken, 0 to 1
	 * @return the decision and how it came about
	 */
	Draw roll(String table, Chain chain, int index, double probability);

	/**
	 * A decision.
	 *
	 * @param taken whether the rule matches
	 * @param why in words, e.g. {@code seed 42 drew 0.731: not taken}
	 */
	record Draw(boolean taken, String why) {
	}

}

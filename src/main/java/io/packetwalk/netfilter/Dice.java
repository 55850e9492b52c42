package io.packetwalk.netfilter;

import java.util.List;

/**
 * Where {@code -m statistic --mode random} and {@code numgen random} get their chance
 * from.
 */
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
	 * Draws one of several chains to go to, all alike in chance.
	 * @param table the table's name
	 * @param chain the name of the chain holding the rule
	 * @param index the rule's place in the chain, from 0
	 * @param candidates the chains by number, from 0; never empty
	 * @return the number drawn and how it came about
	 */
	Pick pick(String table, String chain, int index, List<String> candidates);

	/**
	 * A number drawn.
	 *
	 * @param number from 0
	 * @param why in words, e.g. {@code seed 42 drew 1 of 0 to 2}
	 */
	record Pick(int number, String why) {
	}

	/**
	 * A decision.
	 *
	 * @param taken whether the rule matches
	 * @param why in words, e.g. {@code seed 42 drew 0.731: not taken}
	 */
	record Draw(boolean taken, String why) {
	}

}

package io.packetwalk.netfilter;

import java.util.List;
import java.util.function.DoublePredicate;

/**
 * Dice that always fall the same way.
 *
 * @param taken whether a chance is taken
 * @param words what is said of it
 */
record LoadedDice(DoublePredicate taken, String words) implements Dice {

	@Override
	public Draw roll(String table, Chain chain, int index, double probability) {
		return new Draw(this.taken.test(probability), this.words);
	}

	@Override
	public Pick pick(String table, String chain, int index, List<String> candidates) {
		return new Pick(candidates.size() - 1, this.words);
	}

}

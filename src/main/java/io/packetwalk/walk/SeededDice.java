package io.packetwalk.walk;

import java.util.List;
import java.util.Locale;

import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.Dice;

/**
 * The kernel's random choice, made repeatable: every rule of every connection draws its
 * own number from the seed.
 *
 * @param seed the request's seed
 * @param occasion which connection, on which node
 */
record SeededDice(long seed, String occasion) implements Dice {

	@Override
	public Draw roll(String table, Chain chain, int index, double probability) {
		double drawn = Mix.unit(this.seed, this.occasion + "/" + chain.name() + "/" + index);
		boolean taken = drawn < probability;
		return new Draw(taken, String.format(Locale.ROOT, "seed %d drew %.3f, %s %.3f: %s", this.seed, drawn,
				taken ? "below" : "not below", probability, taken ? "taken" : "not taken"));
	}

	@Override
	public Pick pick(String table, String chain, int index, List<String> candidates) {
		int drawn = Mix.between(this.seed, this.occasion + "/" + chain + "/" + index, 0, candidates.size() - 1);
		return new Pick(drawn,
				String.format(Locale.ROOT, "seed %d drew %d of 0 to %d", this.seed, drawn, candidates.size() - 1));
	}

}

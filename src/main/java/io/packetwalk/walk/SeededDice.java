package io.packetwalk.walk;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.Dice;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Target;

/**
 * The kernel's random choice, made repeatable: every rule of every connection draws its
 * own number from the seed, unless a candidate is pinned.
 *
 * @param seed the request's seed
 * @param occasion which connection, on which node
 * @param pinned the pinned endpoint, {@code ip:port} or {@code ip:}; null for none
 * @param node the node whose chains are walked
 */
record SeededDice(long seed, String occasion, @Nullable String pinned, NodePlane node) implements Dice {

	@Override
	public Dice.Draw roll(String table, Chain chain, int index, double probability) {
		if (this.pinned != null && candidate(chain, index)) {
			boolean here = leadsToPick(chain.rules().get(index));
			return new Dice.Draw(here,
					here ? "pinned by the request: taken" : "pinned elsewhere by the request: not taken");
		}
		double drawn = Mix.unit(this.seed, this.occasion + "/" + chain.name() + "/" + index);
		boolean taken = drawn < probability;
		return new Dice.Draw(taken, String.format(Locale.ROOT, "seed %d drew %.3f, %s %.3f: %s", this.seed, drawn,
				taken ? "below" : "not below", probability, taken ? "taken" : "not taken"));
	}

	@Override
	public Pick pick(String table, String chain, int index, List<String> candidates) {
		for (int i = 0; i < candidates.size(); i++) {
			if (isPinned(candidates.get(i))) {
				return new Pick(i, "pinned by the request: " + i + " of 0 to " + (candidates.size() - 1));
			}
		}
		int drawn = Mix.between(this.seed, this.occasion + "/" + chain + "/" + index, 0, candidates.size() - 1);
		return new Pick(drawn,
				String.format(Locale.ROOT, "seed %d drew %d of 0 to %d", this.seed, drawn, candidates.size() - 1));
	}

	/** Whether the pin is still to come in this chain. */
	private boolean candidate(Chain chain, int from) {
		return chain.rules().subList(from, chain.rules().size()).stream().anyMatch(this::leadsToPick);
	}

	private boolean leadsToPick(Rule rule) {
		return rule.target() instanceof Target.Jump jump && isPinned(jump.chain());
	}

	private boolean isPinned(String chain) {
		ChainOwner owner = this.node.owners().get(chain);
		return owner != null && this.pinned != null && !owner.endpoint().isEmpty()
				&& (owner.endpoint().equals(this.pinned)
						|| this.pinned.endsWith(":") && owner.endpoint().startsWith(this.pinned));
	}

}

package io.packetwalk.walk;

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
 * @param pick the pinned endpoint, {@code ip:port} or {@code ip:}; null for none
 * @param node the node whose chains are walked
 */
record SeededDice(long seed, String occasion, @Nullable String pick, NodePlane node) {

	/** Decides one rule, as {@link Dice} asks. */
	Dice.Draw roll(String table, Chain chain, int index, double probability) {
		if (this.pick != null && candidate(chain, index)) {
			boolean here = leadsToPick(chain.rules().get(index));
			return new Dice.Draw(here,
					here ? "pinned by the request: taken" : "pinned elsewhere by the request: not taken");
		}
		double drawn = Mix.unit(this.seed, this.occasion + "/" + chain.name() + "/" + index);
		boolean taken = drawn < probability;
		return new Dice.Draw(taken, String.format(Locale.ROOT, "seed %d drew %.3f, %s %.3f: %s", this.seed, drawn,
				taken ? "below" : "not below", probability, taken ? "taken" : "not taken"));
	}

	/** Whether the pin is still to come in this chain. */
	private boolean candidate(Chain chain, int from) {
		return chain.rules().subList(from, chain.rules().size()).stream().anyMatch(this::leadsToPick);
	}

	private boolean leadsToPick(Rule rule) {
		if (!(rule.target() instanceof Target.Jump jump)) {
			return false;
		}
		ChainOwner owner = this.node.owners().get(jump.chain());
		return owner != null && this.pick != null && !owner.endpoint().isEmpty() && (owner.endpoint().equals(this.pick)
				|| this.pick.endsWith(":") && owner.endpoint().startsWith(this.pick));
	}

}

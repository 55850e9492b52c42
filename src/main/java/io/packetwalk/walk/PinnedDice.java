package io.packetwalk.walk;

import java.util.List;

import io.packetwalk.dataplane.Dataplane.NodePlane;
import io.packetwalk.kubeproxy.Programmed.ChainOwner;
import io.packetwalk.netfilter.Chain;
import io.packetwalk.netfilter.Dice;
import io.packetwalk.netfilter.Rule;
import io.packetwalk.netfilter.Target;

/**
 * Dice that fall on the endpoint a request pins, wherever it is among the candidates.
 *
 * @param pinned the endpoint, {@code ip:port} or {@code ip:}
 * @param node the node whose chains are walked
 * @param otherwise what decides where the endpoint is no candidate
 */
record PinnedDice(String pinned, NodePlane node, Dice otherwise) implements Dice {

	@Override
	public Draw roll(String table, Chain chain, int index, double probability) {
		if (!candidate(chain, index)) {
			return this.otherwise.roll(table, chain, index, probability);
		}
		boolean here = leadsToPinned(chain.rules().get(index));
		return new Draw(here, here ? "pinned by the request: taken" : "pinned elsewhere by the request: not taken");
	}

	@Override
	public Pick pick(String table, String chain, int index, List<String> candidates) {
		for (int i = 0; i < candidates.size(); i++) {
			if (isPinned(candidates.get(i))) {
				return new Pick(i, "pinned by the request: " + i + " of 0 to " + (candidates.size() - 1));
			}
		}
		return this.otherwise.pick(table, chain, index, candidates);
	}

	/** Whether the pin is still to come in this chain. */
	private boolean candidate(Chain chain, int from) {
		return chain.rules().subList(from, chain.rules().size()).stream().anyMatch(this::leadsToPinned);
	}

	private boolean leadsToPinned(Rule rule) {
		return rule.target() instanceof Target.Jump jump && isPinned(jump.chain());
	}

	private boolean isPinned(String chain) {
		ChainOwner owner = this.node.owners().get(chain);
		return owner != null && !owner.endpoint().isEmpty() && (owner.endpoint().equals(this.pinned)
				|| this.pinned.endsWith(":") && owner.endpoint().startsWith(this.pinned));
	}

}

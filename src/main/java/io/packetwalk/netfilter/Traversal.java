package io.packetwalk.netfilter;

import java.util.List;

import io.packetwalk.net.Packet;

/**
 * A packet's way through one table at one hook.
 *
 * @param trials every rule tried, in order; long runs of equal losers are never left out
 * here, but only spelled out when read: prefer {@link #matched()} where they are not
 * wanted
 * @param verdict how it ended
 * @param packet the packet afterwards: only the mark can have changed
 */
public record Traversal(List<Trial> trials, Verdict verdict, Packet packet) {

	public Traversal {
		trials = (trials instanceof TrialLog) ? trials : List.copyOf(trials);
	}

	/** The trials that matched, in order. */
	public List<Trial> matched() {
		return (this.trials instanceof TrialLog log) ? log.matched()
				: this.trials.stream().filter(Trial::matched).toList();
	}

}

package io.packetwalk.netfilter;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;

/**
 * A packet's way through one table at one hook.
 *
 * @param trials every rule tried, in order; long runs of equal losers are never left out
 * here, but only spelled out when read: prefer {@link #matched()} where they are not
 * wanted
 * @param verdict how it ended
 * @param packet the packet afterwards: only the mark can have changed
 * @param connmark the mark the rules gave the connection ({@code CONNMARK}), null when
 * they left it alone
 * @param untracked whether the rules keep it from connection tracking
 * ({@code CT --notrack})
 */
public record Traversal(List<Trial> trials, Verdict verdict, Packet packet, @Nullable Integer connmark,
		boolean untracked) {

	public Traversal {
		trials = (trials instanceof TrialLog) ? trials : List.copyOf(trials);
	}

	/** A way on which no rule touched the connection. */
	public Traversal(List<Trial> trials, Verdict verdict, Packet packet) {
		this(trials, verdict, packet, null, false);
	}

	/** The trials that matched, in order. */
	public List<Trial> matched() {
		return (this.trials instanceof TrialLog log) ? log.matched()
				: this.trials.stream().filter(Trial::matched).toList();
	}

}

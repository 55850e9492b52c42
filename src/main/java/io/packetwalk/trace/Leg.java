package io.packetwalk.trace;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One exchange: a DNS question and its answer, a connection and its reply, a proxied
 * request.
 *
 * @param id {@code l1}, {@code l2} …
 * @param parent the leg that caused this one, null for the request's own
 * @param kind what sort of exchange
 * @param protocol {@code UDP}, {@code TCP} …
 * @param title a few words: {@code A reverse-proxy.homelab.svc.cluster.local.}
 * @param disposition what became of it
 * @param hops its hops, forward ones first
 */
public record Leg(String id, @Nullable String parent, Kind kind, String protocol, String title, Disposition disposition,
		List<Hop> hops) {

	/** Sorts of exchange. */
	public enum Kind {

		DNS, CONNECTION, HTTP, TUNNEL

	}

	public Leg {
		hops = List.copyOf(hops);
		List<Hop> back = hops.stream().filter((hop) -> hop.direction() == Direction.REVERSE).toList();
		if (!back.isEmpty() && !disposition.answered() && !lost(back.getLast())) {
			throw new IllegalArgumentException("leg " + id + " is " + disposition + " yet something comes back");
		}
	}

	/** What became of it, for people. */
	public String outcome() {
		return this.disposition.words();
	}

	/** Whether the way ends here, so that an answer was sent but never taken. */
	private static boolean lost(Hop last) {
		return last.steps().getLast().type() == StepType.DROP || last.steps().getLast().type() == StepType.REJECT;
	}

}

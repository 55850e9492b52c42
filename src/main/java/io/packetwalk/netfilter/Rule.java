package io.packetwalk.netfilter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A rule of a chain: all its matches must hold, then its target acts.
 *
 * @param matches in the order iptables-save prints them
 * @param target what to do; null for a rule that only counts
 */
public record Rule(List<Match> matches, @Nullable Target target) {

	public Rule {
		matches = List.copyOf(matches);
	}

}

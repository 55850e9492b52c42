package io.packetwalk.netfilter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A chain of rules.
 *
 * @param name its name
 * @param policy {@code ACCEPT} or {@code DROP} for a built-in chain, null for a user
 * chain
 * @param rules its rules, in order
 */
public record Chain(String name, @Nullable String policy, List<Rule> rules) {

	public Chain {
		rules = List.copyOf(rules);
	}

}

package io.packetwalk.netfilter;

import java.util.List;
import java.util.stream.Stream;

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

	/** The chains its rules jump or go to, in order. */
	public List<String> targets() {
		return this.rules.stream().map(Rule::target).flatMap((target) -> switch (target) {
			case Target.Jump jump -> Stream.of(jump.chain());
			case Target.Goto tail -> Stream.of(tail.chain());
			case null, default -> Stream.empty();
		}).toList();
	}

}

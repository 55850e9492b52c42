package io.packetwalk.netfilter;

/** What a rule does with a packet. */
public sealed interface Target {

	/** {@code -j CHAIN}. */
	record Jump(String chain) implements Target {
	}

}

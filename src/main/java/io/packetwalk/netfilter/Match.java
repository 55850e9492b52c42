package io.packetwalk.netfilter;

/** A condition of a rule. */
public sealed interface Match {

	/** {@code -m comment --comment "…"}: always holds. */
	record Comment(String text) implements Match {
	}

}

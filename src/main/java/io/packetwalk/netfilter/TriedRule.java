package io.packetwalk.netfilter;

/** A rule a packet was tried against, whichever tool writes it down. */
public interface TriedRule {

	/** The rule as its tool lists it, e.g. {@code -A KUBE-SERVICES -d …}. */
	String print(String chain);

}

package io.packetwalk.trace;

/**
 * A connection tracking entry at one step.
 *
 * @param state {@code NEW}, {@code ESTABLISHED}, {@code RELATED}, {@code INVALID},
 * {@code UNTRACKED}
 * @param direction {@code ORIGINAL} or {@code REPLY}
 * @param original the tuple of the first packet
 * @param reply the tuple expected back
 * @param text the entry as {@code conntrack -L} prints it; empty when there is none
 * @param confirmed whether the entry is in the table
 */
public record ConntrackView(String state, String direction, String original, String reply, String text,
		boolean confirmed) {

}

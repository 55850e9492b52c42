package io.packetwalk.trace;

/**
 * Where a walk branches off another one: somebody asked what if.
 *
 * @param trace the id of the other walk
 * @param step the step somebody looked at, 0 for none
 * @param change what is otherwise, in words
 */
public record Fork(String trace, int step, String change) {
}

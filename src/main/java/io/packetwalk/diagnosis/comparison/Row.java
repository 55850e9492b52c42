package io.packetwalk.diagnosis.comparison;

import org.jspecify.annotations.Nullable;

/**
 * A step and its counterpart.
 *
 * @param a number of the step in the first walk, null when it has none here
 * @param b number of the step in the second walk, null when it has none here
 * @param is how they stand to each other
 */
public record Row(@Nullable Integer a, @Nullable Integer b, Likeness is) {
}

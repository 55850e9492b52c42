/**
 * Benchmarks: run by hand, never by the gate; figures in {@code src/docs/performance.md}.
 */
@NullMarked
package io.packetwalk.bench;

import org.jspecify.annotations.NullMarked;

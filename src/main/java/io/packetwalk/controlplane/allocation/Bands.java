package io.packetwalk.controlplane.allocation;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * A range of numbers of which the lower part is left to those who pick by hand (<a href=
 * "https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/">static
 * and dynamic band</a>).
 *
 * @param size how many numbers there are, counted from 0
 * @param offset where the dynamic band starts
 */
record Bands(long size, long offset) {

	static Bands ofAddresses(long size) {
		return new Bands(size, (size <= 16) ? 0 : Math.min(Math.max(16, size / 16), 256));
	}

	static Bands ofNodePorts(long size) {
		return new Bands(size, (size <= 16) ? 0 : Math.min(Math.max(16, size / 32), 128));
	}

	/** How many numbers the dynamic band has. */
	long dynamic() {
		return this.size - this.offset;
	}

	/**
	 * The next free number: upwards from a start in the dynamic band, wrapping within it,
	 * then from the static band.
	 */
	OptionalLong next(long start, LongPredicate taken) {
		for (long i = 0; i < dynamic(); i++) {
			long candidate = this.offset + (start + i) % dynamic();
			if (!taken.test(candidate)) {
				return OptionalLong.of(candidate);
			}
		}
		for (long candidate = 0; candidate < this.offset; candidate++) {
			if (!taken.test(candidate)) {
				return OptionalLong.of(candidate);
			}
		}
		return OptionalLong.empty();
	}

}

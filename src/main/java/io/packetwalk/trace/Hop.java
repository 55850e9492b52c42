package io.packetwalk.trace;

import java.util.List;

/**
 * What happens to a packet in one network namespace, from coming in to going out.
 *
 * @param n its number within the leg, from 1
 * @param direction with the request, or back
 * @param place where
 * @param steps what happens there, in order; never empty
 */
public record Hop(int n, Direction direction, Place place, List<Step> steps) {

	public Hop {
		steps = List.copyOf(steps);
		if (steps.isEmpty()) {
			throw new IllegalArgumentException("hop " + n + " has no step");
		}
	}

}

package io.packetwalk.trace;

import java.util.List;

/**
 * A balancing decision.
 *
 * @param picked which candidate, counted from 1
 * @param of how many there were
 * @param probability the chance it had, 0 to 1
 * @param endpoint the one taken, {@code ip:port}
 * @param others the ones not taken, {@code ip:port}
 * @param why in what way it was decided: the draw, affinity, a pin, round robin
 */
public record Choice(int picked, int of, double probability, String endpoint, List<String> others, String why) {

	public Choice {
		others = List.copyOf(others);
	}

}

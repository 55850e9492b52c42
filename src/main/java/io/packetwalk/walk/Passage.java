package io.packetwalk.walk;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A packet that met a hook.
 *
 * @param transit the packet afterwards
 * @param flow what connection tracking knows of it
 * @param end how its way ended at the hook, null when it goes on
 */
record Passage(Transit transit, Flow flow, @Nullable Arrival end) {

	Passage(Transit transit, Flow flow) {
		this(transit, flow, null);
	}

	Passage endedBy(Arrival arrival) {
		return new Passage(this.transit, this.flow, arrival);
	}

	/** Goes on, unless the hook was the end. */
	Arrival then(Function<Passage, Arrival> next) {
		return (this.end != null) ? this.end : next.apply(this);
	}

	/** Meets another hook, unless this one was the end. */
	Passage and(Function<Passage, Passage> next) {
		return (this.end != null) ? this : next.apply(this);
	}

}

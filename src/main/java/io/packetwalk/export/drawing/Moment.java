package io.packetwalk.export.drawing;

import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;

/**
 * A step with where it belongs.
 *
 * @param step the step
 * @param hop its hop
 * @param leg its leg
 * @param look what it looks like
 */
record Moment(Step step, Hop hop, Leg leg, Look look) {

	int n() {
		return this.step.n();
	}

	boolean isReverse() {
		return this.hop.direction() == Direction.REVERSE;
	}

	/** The word for it: what was never sent was not dropped. */
	String word() {
		return (this.look == Look.DROP && this.step.type() == StepType.RESOLVE) ? "nothing sent" : this.look.word();
	}

	boolean isLookup() {
		return this.leg.kind() == Leg.Kind.DNS;
	}

}

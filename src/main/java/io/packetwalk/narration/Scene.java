package io.packetwalk.narration;

import java.util.Objects;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Says;
import io.packetwalk.trace.Step;

/** A step and what surrounds it. */
record Scene(Step step, Place place, Direction direction, Leg.Kind kind, String start, Wording wording) {

	Packet before() {
		return Objects.requireNonNull(this.step.packet()).before();
	}

	Packet after() {
		return Objects.requireNonNull(this.step.packet()).after();
	}

	boolean reply() {
		return this.direction == Direction.REVERSE;
	}

	/** {@code node-a}, {@code the pod} … */
	String where() {
		return switch (this.place.kind()) {
			case POD -> "pod " + Objects.requireNonNullElse(this.place.pod(), "?").replaceFirst("^[^/]*/", "");
			case NODE -> Objects.requireNonNullElse(this.place.node(), "the node");
			case WIRE -> "the network between the nodes";
			case EXTERNAL -> "the outside";
			case LOAD_BALANCER -> "the load balancer";
		};
	}

	/** {@code src -> dst} of the packet as it leaves the step. */
	String flow() {
		return after().tuple().toString();
	}

	Says says(String story, String operator, String kernel) {
		String assumed = this.step.assumed();
		return new Says(sentence(story), sentence(operator, assumed), sentence(kernel, assumed));
	}

	private static String sentence(String... parts) {
		StringBuilder text = new StringBuilder();
		for (String part : parts) {
			String trimmed = part.strip();
			if (!trimmed.isEmpty()) {
				text.append(text.isEmpty() ? "" : " ")
					.append(Character.toUpperCase(trimmed.charAt(0)) == trimmed.charAt(0) || trimmed.startsWith("node-")
							|| trimmed.startsWith("kube-") ? trimmed
									: Character.toUpperCase(trimmed.charAt(0)) + trimmed.substring(1));
			}
		}
		return text.toString();
	}

}

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

	/** Whether the rules are nftables' own: its tables are named with their family. */
	boolean nft() {
		return Objects.requireNonNullElse(this.step.table(), "").indexOf(' ') > 0;
	}

	boolean reply() {
		return this.direction == Direction.REVERSE;
	}

	/** {@code node-a}, {@code the pod} … */
	String where() {
		return switch (this.place.kind()) {
			case POD -> "pod " + podName();
			case NODE -> Objects.requireNonNullElse(this.place.node(), "the node");
			case WIRE -> "the network between the nodes";
			case EXTERNAL -> (this.direction == Direction.REVERSE) ? this.start : "the server outside";
			case LOAD_BALANCER -> "the load balancer";
		};
	}

	/** Whether this pod asks on behalf of the client, as a reverse proxy does. */
	boolean proxy() {
		return this.kind == Leg.Kind.HTTP && this.place.kind() == Place.Kind.POD && !this.start.endsWith(podName());
	}

	/** Whether the packet goes to a pod that asks on behalf of the client. */
	boolean toProxy() {
		String target = this.wording.shortName(after().dst());
		return this.kind == Leg.Kind.HTTP && target.startsWith("pod ") && !this.start.endsWith(target.substring(4));
	}

	private String podName() {
		return Objects.requireNonNullElse(this.place.pod(), "?").replaceFirst("^[^/]*/", "");
	}

	/** {@code src -> dst} of the packet as it leaves the step. */
	String flow() {
		return after().tuple().toString();
	}

	Says says(String story, String operator, String kernel) {
		String assumed = this.step.assumed();
		return new Says(capital(story), joined(capital(operator), assumed), joined(kernel, assumed));
	}

	private static String joined(String sentence, String assumed) {
		return assumed.isEmpty() ? sentence : sentence + " " + assumed;
	}

	/**
	 * Begins with a capital, unless the first word is a name of something:
	 * {@code node-a}, {@code 10.0.0.1}.
	 */
	private static String capital(String sentence) {
		boolean word = sentence.matches("\\p{Lower}+[ ,'].*");
		return word ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) : sentence;
	}

}

package io.packetwalk.walk;

import java.util.stream.Collectors;

import io.packetwalk.trace.Trace;

/** A trace as text, for failing tests to show. */
final class TestNotation {

	private TestNotation() {
	}

	static String of(Trace trace) {
		return trace.steps()
			.map((step) -> step.n() + " " + step.type() + " " + step.stop() + " " + step.title() + " "
					+ ((step.packet() != null) ? step.packet().after().tuple() : ""))
			.collect(Collectors.joining("\n", "\n", "\n" + trace.disposition()));
	}

}

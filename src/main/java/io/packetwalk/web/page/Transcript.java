package io.packetwalk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.FieldChange;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

/**
 * A trace as one reads it aloud: every step in the order of its number, those of one
 * exchange under one heading as long as no other one comes between.
 */
record Transcript(List<Run> runs) {

	static Transcript of(Trace trace) {
		List<Told> told = new ArrayList<>();
		for (Leg leg : trace.legs()) {
			leg.hops().forEach((hop) -> hop.steps().forEach((step) -> told.add(new Told(leg, hop, step))));
		}
		told.sort(Comparator.comparingInt((each) -> each.step().n()));
		List<Run> runs = new ArrayList<>();
		Set<String> begun = new HashSet<>();
		for (Told each : told) {
			if (runs.isEmpty() || !runs.getLast().leg().id().equals(each.leg().id())) {
				runs.add(new Run(each.leg(), !begun.add(each.leg().id()), new ArrayList<>()));
			}
			runs.getLast().lines().add(Line.of(each, trace.names()));
		}
		return new Transcript(runs);
	}

	/** Steps of one exchange in a row. */
	record Run(Leg leg, boolean continued, List<Line> lines) {

		public String heading() {
			String kind = switch (this.leg.kind()) {
				case DNS -> "Name lookup";
				case HTTP -> "HTTP request";
				case CONNECTION -> "Connection";
				case TUNNEL -> "Tunnel";
			};
			return this.continued ? kind + ", continued" : kind;
		}

		/** {@code step-…} of its first step makes it an address of its own. */
		public String anchor() {
			return this.leg.id() + "-" + this.lines.getFirst().step().n();
		}

	}

	/**
	 * A step with where it is, in words.
	 *
	 * @param step the step
	 * @param where {@code node-a · table nat · hook PREROUTING}
	 * @param reply whether it goes back
	 * @param sentence what happens
	 * @param time model time
	 * @param changes the changed fields, in words
	 */
	record Line(Step step, String where, boolean reply, String sentence, String time, List<Change> changes) {

		private static Line of(Told told, Map<String, String> names) {
			Step step = told.step();
			String said = !step.says().operator().isEmpty() ? step.says().operator() : step.says().kernel();
			return new Line(step, where(told.hop().place(), step), told.hop().direction() == Direction.REVERSE, said,
					String.format(Locale.ROOT, "t+%.3f ms", step.at() / 1000.0),
					step.changes().stream().map((change) -> Change.of(change, step.packet().after(), names)).toList());
		}

		private static String where(Place place, Step step) {
			List<String> words = new ArrayList<>();
			words.add(switch (place.kind()) {
				case POD -> "pod " + place.pod() + ((place.node() != null) ? " on " + place.node() : "");
				case NODE -> String.valueOf(place.node());
				case WIRE -> "between the nodes";
				case EXTERNAL -> "outside the cluster";
				case LOAD_BALANCER -> "load balancer";
			});
			if (step.table() != null) {
				words.add("table " + step.table());
			}
			if (step.hook() != null) {
				words.add("hook " + step.hook());
			}
			return String.join(" · ", words);
		}

		/** Winners and losers, and how many were left out. */
		public String rulesTried() {
			int tried = Math.max(this.step.rulesTried(), this.step.rules().size());
			String shown = (tried > this.step.rules().size()) ? ", " + this.step.rules().size() + " of them told" : "";
			return tried + ((tried == 1) ? " rule tried" : " rules tried") + shown;
		}

	}

	/** A changed field, and whose address it had and has. */
	record Change(String field, String from, String fromName, String to, String toName) {

		private static Change of(FieldChange change, Packet packet, Map<String, String> names) {
			return new Change(word(change.field(), packet), or(change.from()), name(change.from(), names),
					or(change.to()), name(change.to(), names));
		}

		private static String word(String field, Packet packet) {
			return switch (field) {
				case "srcMac" -> "eth src";
				case "dstMac" -> "eth dst";
				case "src", "dst", "ttl", "protocol" -> "ip " + field;
				case "mark" -> "kernel mark";
				case "outer" -> "outer headers";
				default -> packet.protocol().lower() + " " + field;
			};
		}

		private static String or(@Nullable String value) {
			return (value != null) ? value : "none";
		}

		private static String name(@Nullable String value, Map<String, String> names) {
			return (value != null) ? names.getOrDefault(value, "") : "";
		}

	}

	private record Told(Leg leg, Hop hop, Step step) {
	}

}

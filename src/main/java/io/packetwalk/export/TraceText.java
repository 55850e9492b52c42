package io.packetwalk.export;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;
import io.packetwalk.net.Tunnel;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.FieldChange;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.PacketChange;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StoryBeat;
import io.packetwalk.trace.Trace;

/** A trace as plain text, to be read from top to bottom. */
public final class TraceText {

	private static final String INDENT = "        ";

	private final StringBuilder text = new StringBuilder();

	private TraceText() {
	}

	public static String write(TraceDocument document) {
		TraceText writer = new TraceText();
		Trace trace = document.trace();
		writer.heading(document);
		writer.story(trace.story());
		writer.hops(trace);
		writer.ending(trace);
		return writer.text.toString();
	}

	private void heading(TraceDocument document) {
		Trace trace = document.trace();
		line(trace.request().from() + " -> " + trace.request().to() + "  " + outcome(trace));
		line("SIMULATED from manifests  seed " + trace.request().seed() + "  " + settings(trace) + "  engine "
				+ trace.engine());
		line("trace " + document.id() + "  lab " + document.lab() + " revision " + document.revision());
	}

	private static String settings(Trace trace) {
		return List.of("proxyMode", "cni", "profile")
			.stream()
			.filter(trace.settings()::containsKey)
			.map((name) -> name + " " + trace.settings().get(name))
			.collect(Collectors.joining("  "));
	}

	private static String outcome(Trace trace) {
		return Outcome.withCode(trace);
	}

	private void story(List<StoryBeat> story) {
		if (story.isEmpty()) {
			return;
		}
		line("");
		line("STORY");
		story.forEach(
				(beat) -> line(String.format(Locale.ROOT, "%3d  %-18s  %s", beat.n(), beat.stage(), beat.sentence())));
	}

	private void hops(Trace trace) {
		List<Walked> walked = trace.legs()
			.stream()
			.flatMap((leg) -> leg.hops().stream().map((hop) -> new Walked(leg, hop)))
			.sorted(Comparator.comparingInt(Walked::firstStep))
			.toList();
		Set<String> begun = new HashSet<>();
		String current = "";
		for (Walked each : walked) {
			if (!each.leg().id().equals(current)) {
				current = each.leg().id();
				leg(each.leg(), begun.add(current));
			}
			each.hop().steps().forEach((step) -> step(each.hop(), step));
		}
	}

	private void leg(Leg leg, boolean begins) {
		line("");
		line("LEG " + leg.id() + (begins ? "  " + leg.kind() + " " + leg.protocol() : " goes on") + "  " + leg.title()
				+ "  " + leg.disposition().words() + " (" + leg.disposition() + ")"
				+ ((leg.parent() == null) ? "" : "  for " + leg.parent()));
	}

	private void step(Hop hop, Step step) {
		line(String.format(Locale.ROOT, "%5d  %9.3f ms  %s %s  %s  %s%s", step.n(), step.at() / 1000.0,
				(hop.direction() == Direction.FORWARD) ? ">" : "<", where(hop.place()), step.type(), step.title(),
				packet(step.packet())));
		detail("", sentence(step));
		step.changes().forEach((change) -> detail("changed  ", change(change)));
		step.rules()
			.stream()
			.filter((trial) -> trial.matched())
			.forEach((trial) -> detail("rule     ", trial.table() + "  " + trial.rule()));
		if (step.route() != null && !step.route().text().isEmpty()) {
			detail("route    ", step.route().text());
		}
		step.cause()
			.forEach((cause) -> detail("cause    ", cause.file() + ":" + cause.line() + ":" + cause.column() + "  "
					+ cause.object() + " " + cause.path()));
		detail("assumed  ", step.assumed());
	}

	private static String sentence(Step step) {
		return step.says().operator().isEmpty() ? step.says().story() : step.says().operator();
	}

	private static String where(Place place) {
		String at = switch (place.kind()) {
			case POD -> "pod " + place.pod() + ((place.node() == null) ? "" : " on " + place.node());
			case NODE -> "node " + place.node();
			case WIRE -> "network between the nodes";
			case EXTERNAL -> "outside";
			case LOAD_BALANCER -> "load balancer";
		};
		return (place.interface_() == null) ? at : at + " (" + place.interface_() + ")";
	}

	private static String packet(@Nullable PacketChange change) {
		if (change == null) {
			return "";
		}
		Packet packet = change.after();
		Tunnel outer = packet.outer();
		String inner = packet.protocol().lower() + " " + packet.tuple()
				+ (packet.flags().isEmpty() ? "" : " " + packet.flags());
		return "  " + ((outer == null) ? inner : outer.kind().toLowerCase(Locale.ROOT) + " " + outer.src() + " -> "
				+ outer.dst() + " [" + inner + "]");
	}

	private static String change(FieldChange change) {
		return change.field() + "  " + orNone(change.from()) + " -> " + orNone(change.to());
	}

	private static String orNone(@Nullable String value) {
		return (value != null) ? value : "none";
	}

	private void ending(Trace trace) {
		line("");
		line(outcome(trace));
		line(trace.symptom().tool() + " prints: " + trace.symptom().text() + "  (exit code "
				+ trace.symptom().exitCode() + ", after " + trace.symptom().after() + ")");
		trace.symptom().check().forEach((check) -> line("check: " + check));
		if (trace.distribution() != null) {
			new TreeMap<>(trace.distribution())
				.forEach((backend, count) -> line(String.format(Locale.ROOT, "%6d  %s", count, backend)));
		}
		trace.notes().forEach((note) -> line("note: " + note));
	}

	private void detail(String label, String value) {
		if (!value.isEmpty()) {
			line(INDENT + label + value);
		}
	}

	private void line(String line) {
		this.text.append(line.replaceAll("\\R", " ").stripTrailing()).append('\n');
	}

	private record Walked(Leg leg, Hop hop) {

		int firstStep() {
			return this.hop.steps().getFirst().n();
		}

	}

}

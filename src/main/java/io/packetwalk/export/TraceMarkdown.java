package io.packetwalk.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

/**
 * A trace in <a href="https://github.github.com/gfm/">GitHub's Markdown</a>, for tickets
 * and course notes.
 */
public final class TraceMarkdown {

	private final StringBuilder text = new StringBuilder();

	private TraceMarkdown() {
	}

	/** Writes a trace whose page is at this address. */
	public static String write(TraceDocument document, String page) {
		TraceMarkdown writer = new TraceMarkdown();
		Trace trace = document.trace();
		writer.heading(document);
		writer.story(trace);
		writer.steps(trace);
		writer.symptom(trace);
		writer.causes(trace);
		writer.line("").line("Step by step: <" + page + ">");
		return writer.text.toString();
	}

	/** Text that stays text: nothing in it is read as Markdown or HTML. */
	static String escaped(String text) {
		return text.replaceAll("[\\p{Cntrl}\\s]+", " ")
			.strip()
			.replaceAll("([\\\\`*_{}\\[\\]#|~^$@])", "\\\\$1")
			.replaceFirst("^([-+=])", "\\\\$1")
			.replaceFirst("^(\\d+)([.)])(?=\\s|$)", "$1\\\\$2")
			.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;");
	}

	private void heading(TraceDocument document) {
		Trace trace = document.trace();
		line("# " + escaped(trace.request().from()) + " → " + escaped(trace.request().to()));
		line("");
		line("**simulated** · engine " + escaped(trace.engine()) + " · seed " + trace.request().seed() + " · "
				+ escaped(Provenance.modes(trace)) + " · trace " + escaped(document.id()) + " · lab "
				+ escaped(document.lab()) + " revision " + document.revision());
		line("");
		line("**" + escaped(Outcome.withCode(trace)) + "** · " + escaped(trace.symptom().text()));
	}

	private void story(Trace trace) {
		if (trace.story().isEmpty()) {
			return;
		}
		line("").line("## Story").line("");
		trace.story().forEach((beat) -> line(beat.n() + ". " + escaped(beat.sentence())));
	}

	private void steps(Trace trace) {
		line("").line("## Hops").line("");
		line("| step | ms | way | where | what | packet | rule |");
		line("| ---: | ---: | :-: | --- | --- | --- | --- |");
		List<Row> rows = new ArrayList<>();
		for (Leg leg : trace.legs()) {
			for (Hop hop : leg.hops()) {
				hop.steps().stream().filter((step) -> shown(step)).forEach((step) -> rows.add(new Row(hop, step)));
			}
		}
		rows.stream().sorted((one, other) -> Integer.compare(one.step().n(), other.step().n())).forEach(this::row);
	}

	private static boolean shown(Step step) {
		return step.levels().contains(Level.OPERATOR);
	}

	private void row(Row row) {
		Step step = row.step();
		String said = step.says().operator().isEmpty() ? step.says().story() : step.says().operator();
		line("| "
				+ String.join(" | ", Integer.toString(step.n()), String.format(Locale.ROOT, "%.3f", step.at() / 1000.0),
						(row.hop().direction() == Direction.FORWARD) ? "→" : "←", escaped(where(row.hop().place())),
						escaped(said.isEmpty() ? step.title() : said), (step.packet() == null) ? "" : packet(step),
						escaped(Deciding.rule(step)))
				+ " |");
	}

	private static String packet(Step step) {
		Packet packet = step.packet().after();
		return escaped(packet.protocol().lower() + " " + packet.tuple() + " " + packet.flags());
	}

	static String where(Place place) {
		return switch (place.kind()) {
			case POD -> "pod " + place.pod();
			case NODE -> String.valueOf(place.node());
			case WIRE -> "network between the nodes";
			case EXTERNAL -> "outside";
			case LOAD_BALANCER -> "load balancer";
		};
	}

	private void symptom(Trace trace) {
		line("").line("## Symptom").line("");
		line(escaped(trace.symptom().tool()) + " prints: **" + escaped(trace.symptom().text()) + "** (exit code "
				+ trace.symptom().exitCode() + ", after " + escaped(trace.symptom().after()) + ")");
		if (!trace.symptom().check().isEmpty()) {
			line("").line("Check first:").line("");
			trace.symptom().check().forEach((check) -> line("- " + escaped(check)));
		}
		if (!trace.notes().isEmpty()) {
			line("").line("Notes:").line("");
			trace.notes().forEach((note) -> line("- " + escaped(note)));
		}
	}

	private void causes(Trace trace) {
		List<String> causes = trace.steps()
			.flatMap((step) -> step.cause().stream())
			.map(TraceMarkdown::cause)
			.distinct()
			.collect(Collectors.toList());
		if (!causes.isEmpty()) {
			line("").line("## Causes").line("");
			causes.forEach((cause) -> line("- " + cause));
		}
	}

	private static String cause(Cause cause) {
		return escaped(cause.file() + ":" + cause.line() + " " + cause.object() + " " + cause.path());
	}

	private TraceMarkdown line(String line) {
		this.text.append(line.stripTrailing()).append('\n');
		return this;
	}

	private record Row(Hop hop, Step step) {
	}

}

package io.packetwalk.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Packet;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

/**
 * A trace as a <a href="https://mermaid.js.org/syntax/sequenceDiagram.html">Mermaid</a>
 * sequence diagram: who passes the packet to whom, what decided on the way, and a name
 * lookup in one exchange however many questions it took.
 */
public final class TraceMermaid {

	private final Trace trace;

	private final Map<String, String> participants = new LinkedHashMap<>();

	private final List<String> lines = new ArrayList<>();

	private final Map<String, String> holders = new HashMap<>();

	private final Set<String> told = new HashSet<>();

	private TraceMermaid(Trace trace) {
		this.trace = trace;
	}

	public static String write(TraceDocument document) {
		TraceMermaid writer = new TraceMermaid(document.trace());
		writer.walk();
		return writer.diagram(document);
	}

	private String diagram(TraceDocument document) {
		StringBuilder text = new StringBuilder("sequenceDiagram\n");
		text.append("    accTitle: ")
			.append(MermaidText
				.escaped("Simulated: " + this.trace.request().from() + " to " + this.trace.request().to()))
			.append('\n');
		text.append("    accDescr: ")
			.append(MermaidText.escaped(Provenance.of(document)) + ". " + MermaidText.escaped(verdict()))
			.append("\n    autonumber\n");
		this.participants.forEach((name, id) -> text.append("    participant ")
			.append(id)
			.append(" as ")
			.append(MermaidText.escaped(name))
			.append('\n'));
		this.lines.forEach((line) -> text.append("    ").append(line).append('\n'));
		return text.toString();
	}

	private void walk() {
		List<Walked> walked = new ArrayList<>();
		for (Leg leg : this.trace.legs()) {
			leg.hops().forEach((hop) -> walked.add(new Walked(leg, hop)));
		}
		walked.sort(Comparator.comparingInt((each) -> each.hop().steps().getFirst().n()));
		for (Walked each : walked) {
			if (each.leg().kind() == Leg.Kind.DNS) {
				lookup(each.leg());
			}
			else {
				hop(each.leg(), each.hop());
			}
		}
		this.participants.values().stream().findFirst().ifPresent((first) -> note(first, verdict()));
	}

	private String verdict() {
		String text = this.trace.symptom().text();
		return Outcome.withCode(this.trace)
				+ (text.isBlank() ? "" : ". " + this.trace.symptom().tool() + " prints: " + text);
	}

	private void lookup(Leg leg) {
		for (LookupSummary lookup : this.trace.lookups()) {
			boolean asks = lookup.questions().stream().anyMatch((asked) -> asked.leg().equals(leg.id()));
			if (asks && this.told.add("lookup " + lookup.questions().getFirst().leg())) {
				fold(leg, lookup);
			}
		}
	}

	private void fold(Leg leg, LookupSummary lookup) {
		List<Hop> out = leg.hops().stream().filter((hop) -> hop.direction() == Direction.FORWARD).toList();
		String client = participant(out.getFirst());
		String server = participant(out.getLast());
		int count = lookup.questions().size();
		List<String> names = lookup.questions()
			.stream()
			.map((asked) -> asked.name() + " " + asked.type() + ": " + asked.rcode())
			.toList();
		note(client, names, count + ((count == 1) ? " question" : " questions") + " for one name");
		boolean silent = lookup.outcome().equals("TIMEOUT") || lookup.outcome().equals("UNREACHABLE");
		message(client, silent ? "--x" : "->>", server, "DNS: what is " + lookup.name() + "?");
		if (!silent) {
			message(server, "-->>", client, "DNS: " + lookup.outcome() + " " + String.join(", ", lookup.addresses()));
		}
	}

	private void hop(Leg leg, Hop hop) {
		boolean ends = dies(hop);
		if (hop.place().kind() == Place.Kind.WIRE && !ends) {
			return;
		}
		String here = participant(hop);
		String key = leg.id() + hop.direction();
		String from = this.holders.put(key, here);
		packet(hop).ifPresent((packet) -> {
			if (from != null && !from.equals(here)) {
				String arrow = (hop.direction() == Direction.FORWARD) ? "->>" : "-->>";
				message(from, arrow, here, label(packet));
			}
		});
		hop.steps().stream().filter(TraceMermaid::worthANote).forEach((step) -> decided(here, step));
		if (ends) {
			message(here, "--x", here, "ends here: " + hop.steps().getLast().title());
		}
	}

	private static boolean worthANote(Step step) {
		return switch (step.type()) {
			case TRANSLATE, POLICY, DROP, REJECT, HTTP_ROUTE, ENCAPSULATE -> true;
			case RULES, FILTER, ROUTE -> step.choice() != null;
			case RESOLVE, SEND, NEIGHBOUR, CONNTRACK, DECAPSULATE, TRANSMIT, RECEIVE, DELIVER -> false;
		};
	}

	/** What a rule did, once and by its sentence; long rules are left to the capture. */
	private void decided(String where, Step step) {
		String rule = Deciding.rule(step);
		String said = step.says().operator().isEmpty() ? step.title() : step.says().operator();
		note(where, rule.isEmpty() ? List.of() : List.of(rule), said);
	}

	private static boolean dies(Hop hop) {
		Step last = hop.steps().getLast();
		return last.type() == StepType.DROP
				|| (last.type() == StepType.POLICY && hop.steps().stream().noneMatch(TraceMermaid::leaves));
	}

	private static boolean leaves(Step step) {
		return step.type() == StepType.TRANSMIT || step.type() == StepType.DELIVER;
	}

	private static Optional<Packet> packet(Hop hop) {
		return hop.steps()
			.stream()
			.filter((step) -> step.packet() != null)
			.findFirst()
			.map((step) -> step.packet().before());
	}

	private static String label(Packet packet) {
		String inner = packet.protocol().name() + " " + packet.flags() + " " + packet.tuple();
		return (packet.outer() == null) ? inner : packet.outer().kind() + " (" + inner + ")";
	}

	private String participant(Hop hop) {
		String name = switch (hop.place().kind()) {
			case POD -> "pod " + hop.place().pod();
			case NODE -> "kernel of " + hop.place().node();
			case WIRE -> "network between the nodes";
			case EXTERNAL -> "outside " + packet(hop).map((packet) -> outsider(hop, packet)).orElse("");
			case LOAD_BALANCER -> "load balancer";
		};
		return this.participants.computeIfAbsent(name.strip(), (absent) -> "p" + (this.participants.size() + 1));
	}

	private static String outsider(Hop hop, Packet packet) {
		boolean sends = hop.steps().stream().anyMatch((step) -> step.type() == StepType.SEND);
		return (sends ? packet.src() : packet.dst()).toString();
	}

	private void message(String from, String arrow, @Nullable String to, String label) {
		this.lines.add(from + arrow + to + ": " + MermaidText.escaped(label));
	}

	private void note(String over, String said) {
		note(over, List.of(), said);
	}

	private void note(String over, List<String> details, String said) {
		StringBuilder text = new StringBuilder(MermaidText.escaped(said));
		details.stream().distinct().forEach((detail) -> text.append("<br/>").append(MermaidText.escaped(detail)));
		this.lines.add("Note over " + over + ": " + text);
	}

	private record Walked(Leg leg, Hop hop) {
	}

}

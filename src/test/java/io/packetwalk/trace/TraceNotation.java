package io.packetwalk.trace;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The notation golden traces are written in: a line a leg, a line a step, then what
 * became of it.
 */
public final class TraceNotation {

	private TraceNotation() {
	}

	public static String of(Trace trace) {
		StringBuilder text = new StringBuilder();
		TraceRequest request = trace.request();
		text.append(request.from()).append(" -> ").append(request.to());
		text.append("   seed ").append(request.seed());
		trace.settings().forEach((name, value) -> text.append("  ").append(value));
		text.append('\n');
		for (Leg leg : trace.legs()) {
			text.append('\n').append(leg.id()).append(' ').append(leg.kind().name().toLowerCase(Locale.ROOT));
			text.append(leg.parent() != null ? " within " + leg.parent() : "")
				.append("  ")
				.append(leg.title())
				.append('\n');
			leg.hops().forEach((hop) -> hop(text, hop));
			text.append(leg.disposition()).append('\n');
		}
		text.append('\n').append(trace.disposition()).append("  ").append(trace.symptom().tool()).append(": ");
		text.append(trace.symptom().text()).append('\n');
		if (trace.distribution() != null) {
			text.append(trace.distribution()).append('\n');
		}
		trace.notes().forEach((note) -> text.append("note: ").append(note).append('\n'));
		return text.toString();
	}

	private static void hop(StringBuilder text, Hop hop) {
		String arrow = (hop.direction() == Direction.FORWARD) ? ">" : "<";
		for (Step step : hop.steps()) {
			String line = String.format(Locale.ROOT, "%3d %s %-10s %-12s %s", step.n(), arrow, where(hop.place()),
					step.type().name().toLowerCase(Locale.ROOT), detail(step));
			text.append(line.stripTrailing()).append('\n');
		}
	}

	private static String where(Place place) {
		return switch (place.kind()) {
			case POD -> place.pod().replaceFirst("^[^/]*/", "");
			case NODE -> place.node();
			default -> place.kind().name().toLowerCase(Locale.ROOT);
		};
	}

	private static String detail(Step step) {
		StringBuilder text = new StringBuilder();
		if (step.hook() != null) {
			text.append(step.table()).append(' ').append(step.hook()).append("  ");
		}
		String jumps = step.rules()
			.stream()
			.filter(RuleTrial::matched)
			.map(RuleTrial::verdict)
			.filter((v) -> !v.isEmpty())
			.collect(Collectors.joining(" > "));
		text.append(jumps).append(jumps.isEmpty() ? "" : "  ");
		if (step.dns() != null) {
			text.append(step.dns().type()).append(' ').append(step.dns().name()).append(' ');
			text.append(step.dns().rcode() != null ? step.dns().rcode() + " " + step.dns().answers() + "  " : " ");
		}
		if (step.http() != null) {
			text.append(step.http().request()).append(" -> ");
			text.append(step.http().backend() != null ? step.http().backend() : step.http().status()).append("  ");
		}
		if (step.route() != null && !step.route().text().isEmpty()) {
			text.append(step.route().text()).append("  ");
		}
		text.append(packet(step)).append(changes(step.changes()));
		if (step.choice() != null) {
			text.append("  (").append(step.choice().picked()).append(" of ").append(step.choice().of()).append(")");
		}
		if (!step.cause().isEmpty()) {
			text.append("  because ")
				.append(step.cause().stream().map((c) -> c.file() + ":" + c.line()).collect(Collectors.joining(" ")));
		}
		return text.toString();
	}

	private static String packet(Step step) {
		boolean whole = step.packet() != null && (step.type() == StepType.SEND || step.type() == StepType.DELIVER
				|| step.type() == StepType.DROP || step.type() == StepType.REJECT);
		return whole ? step.packet().after().tuple() + " ttl " + step.packet().after().ttl() + "  " : "";
	}

	private static String changes(List<FieldChange> changes) {
		return changes.stream()
			.filter((change) -> !change.field().endsWith("Mac"))
			.map((change) -> change.field() + " " + change.from() + " -> " + change.to())
			.collect(Collectors.joining(", "));
	}

}

package io.packetwalk.diagnosis.comparison;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.diagnosis.comparison.Lane.Point;
import io.packetwalk.diagnosis.comparison.TraceComparison.Difference;
import io.packetwalk.trace.FieldChange;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;

/** The place where two walks part, and what is said of it. */
final class Parting {

	private final Lane first;

	private final Lane second;

	/** Addresses of the second walk by whom they belong to. */
	private final Map<String, String> names;

	private final @Nullable Row row;

	/** The last step they share, 0 for none. */
	private final int shared;

	/** The first walk's step from which on it is told, null at its end. */
	private final @Nullable Integer fromFirst;

	private final @Nullable Integer fromSecond;

	private Parting(List<Row> rows, Lane first, Lane second, Map<String, String> names) {
		this.first = first;
		this.second = second;
		this.names = names;
		this.row = rows.stream()
			.filter((one) -> one.is().matters())
			.findFirst()
			.orElseGet(() -> rows.stream().filter((one) -> one.is() == Likeness.WORDING).findFirst().orElse(null));
		int before = (this.row != null) ? rows.indexOf(this.row) - 1 : -1;
		Row last = (before >= 0) ? rows.get(before) : new Row(0, 0, Likeness.SAME);
		this.shared = (last.a() != null) ? last.a() : 0;
		this.fromFirst = first.after(this.shared);
		this.fromSecond = second.after((last.b() != null) ? last.b() : 0);
	}

	static Parting of(List<Row> rows, Lane first, Lane second, Map<String, String> names) {
		return new Parting(rows, first, second, names);
	}

	@Nullable Difference difference() {
		return (this.row == null) ? null : new Difference(this.fromFirst, this.fromSecond, this.row.is(), what());
	}

	String sentence() {
		if (this.row == null) {
			return "Nothing changes: every step is the same.";
		}
		if (!this.row.is().matters()) {
			return "The packet takes the same way to the same end. Step " + this.row.a() + " reads otherwise: "
					+ what();
		}
		return ((this.shared == 0) ? "Different from the first step: " : "Same until step " + this.shared + ". Then: ")
				+ what();
	}

	private String what() {
		Point then = this.first.decisiveFrom(this.fromFirst);
		Point now = this.second.decisiveFrom(this.fromSecond);
		if (this.row != null && !this.row.is().matters()) {
			return told();
		}
		if (now == null || then == null) {
			return ((now != null) ? word(now) + ", which the other never is" : "nothing more happens to the packet")
					+ ".";
		}
		if (!word(then).equals(word(now))) {
			return word(now) + " instead of " + word(then) + reason(now) + ".";
		}
		if (now.step().choice() != null && then.step().choice() != null
				&& now.step().choice().of() == then.step().choice().of()
				&& !now.step().choice().endpoint().equals(then.step().choice().endpoint())) {
			return "another endpoint is chosen, " + now.step().choice().picked() + " of " + now.step().choice().of()
					+ ": " + now.step().choice().endpoint() + " instead of " + then.step().choice().endpoint() + ".";
		}
		String before = detail(then);
		String after = detail(now);
		return before.equals(after) ? "another way to the same end: " + firstSentence(stepOfSecond())
				: word(now) + " " + after + " instead of " + before + odds(now.step()) + ".";
	}

	private String told() {
		return firstSentence(stepOfSecond());
	}

	private Step stepOfSecond() {
		Integer n = (this.row != null && this.row.b() != null) ? this.row.b() : this.fromSecond;
		for (int i = 0; i < this.second.size(); i++) {
			if (n != null && this.second.get(i).step().n() == n) {
				return this.second.get(i).step();
			}
		}
		return this.second.get(this.second.size() - 1).step();
	}

	/** What becomes of the packet. */
	private static String word(Point point) {
		if (point.denied()) {
			return "denied by a policy";
		}
		return switch (point.step().type()) {
			case TRANSLATE -> point.forward() ? "rewritten" : "put back";
			case REJECT -> "refused";
			case DROP -> "dropped";
			case HTTP_ROUTE -> "sent on by a reverse proxy";
			default -> point.forward() ? "delivered" : "answered";
		};
	}

	private static String detail(Point point) {
		Step step = point.step();
		if (step.type() == StepType.TRANSLATE) {
			String port = to(step, "dport", "");
			return "to " + to(step, "dst", to(step, "src", "the same address"))
					+ (port.isEmpty() ? "" : " port " + port);
		}
		String stop = step.stop();
		String place = stop.substring(stop.lastIndexOf('/') + 1);
		return (step.type() == StepType.DELIVER) ? "at " + place + " (" + step.title() + ")" : "by " + place;
	}

	private static String to(Step step, String field, String otherwise) {
		return step.changes()
			.stream()
			.filter((change) -> change.field().equals(field) && change.to() != null)
			.map(FieldChange::to)
			.findFirst()
			.orElse(otherwise);
	}

	private static String odds(Step step) {
		return (step.choice() != null) ? ", number " + step.choice().picked() + " of " + step.choice().of() : "";
	}

	private String reason(Point now) {
		Step step = now.step();
		if (step.type() == StepType.REJECT && step.title().contains("no endpoints")) {
			String dialled = (step.packet() != null) ? step.packet().before().dst().toString() : "";
			String service = this.names.getOrDefault(dialled, dialled);
			return ", because " + service + " has 0 ready endpoints";
		}
		if (now.denied()) {
			return ": "
					+ firstSentence(step).replaceFirst("^Denied by policy \\([^)]*\\): ", "").replaceFirst("[.]$", "");
		}
		if (step.type() != StepType.REJECT && step.type() != StepType.DROP) {
			return "";
		}
		return ", because " + because(firstSentence(step));
	}

	/** A sentence as a subordinate clause. */
	private static String because(String sentence) {
		String clause = sentence.replaceFirst("[.]$", "");
		boolean name = clause.length() > 1 && clause.matches("^(Pod|Service|NetworkPolicy|ICMP|TCP|UDP|DNAT)\\b.*");
		return name ? clause : Character.toLowerCase(clause.charAt(0)) + clause.substring(1);
	}

	private static String firstSentence(Step step) {
		String[] sentences = step.says().operator().split("(?<=[.])\\s+(?=[A-Z])", 2);
		return sentences[0].isEmpty() ? step.title() + "." : sentences[0];
	}

}

package io.packetwalk.export.drawing;

import java.util.Set;

import io.packetwalk.trace.Direction;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.RuleTrial;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;

/** What a step looks like: one word, one shape, one colour; as the browser's. */
enum Look {

	DNS("name lookup"), DNS_REPLY("name answer"), FORWARD("request"), REWRITE("rewritten"), REVERSE("reply"),
	DROP("dropped"), REJECT("refused");

	private static final Set<String> REWRITTEN = Set.of("src", "dst", "sport", "dport");

	private final String word;

	Look(String word) {
		this.word = word;
	}

	static Look of(Step step, Direction direction, Leg.Kind kind) {
		if (step.type() == StepType.DROP || denied(step) || nameless(step, kind)) {
			return DROP;
		}
		if (step.type() == StepType.REJECT) {
			return REJECT;
		}
		if (step.changes().stream().anyMatch((change) -> REWRITTEN.contains(change.field()))) {
			return REWRITE;
		}
		boolean back = direction == Direction.REVERSE;
		if (kind == Leg.Kind.DNS) {
			return back ? DNS_REPLY : DNS;
		}
		return back ? REVERSE : FORWARD;
	}

	/** A name that leads nowhere: whoever wanted to connect has nobody to dial. */
	private static boolean nameless(Step step, Leg.Kind kind) {
		return step.type() == StepType.RESOLVE && kind != Leg.Kind.DNS && step.dns() != null
				&& step.dns().answers().isEmpty();
	}

	private static boolean denied(Step step) {
		return step.type() == StepType.POLICY && step.rules().stream().anyMatch(Look::denies);
	}

	private static boolean denies(RuleTrial rule) {
		return rule.matched() && "DENY".equals(rule.verdict());
	}

	String word() {
		return this.word;
	}

	/** Whether the request ends here. */
	boolean ends() {
		return this == DROP || this == REJECT;
	}

	String colour(Palette palette) {
		return switch (this) {
			case FORWARD -> palette.fwd();
			case REVERSE -> palette.rev();
			case REWRITE -> palette.rewrite();
			case DNS, DNS_REPLY -> palette.dns();
			case DROP, REJECT -> palette.drop();
		};
	}

	/** The fill of a box in which this happens. */
	String ground(Palette palette) {
		return switch (this) {
			case FORWARD -> palette.fwdBg();
			case REVERSE -> palette.revBg();
			case REWRITE -> palette.rewriteBg();
			case DNS, DNS_REPLY -> palette.dnsBg();
			case DROP, REJECT -> palette.dropBg();
		};
	}

}

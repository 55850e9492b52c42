package io.packetwalk.web;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

/**
 * Where a walk that failed was decided, which is seldom its last step: the client learns
 * of it later, and often elsewhere.
 *
 * @param step the number of the step
 * @param title what it is called
 * @param says why, in a sentence
 * @param cause the lines of YAML behind it
 */
public record Decision(int step, String title, String says, List<Cause> cause) {

	/** Empty where all is well, and where no step stands out. */
	public static Optional<Decision> of(Trace trace) {
		if (trace.success()) {
			return Optional.empty();
		}
		return switch (trace.disposition()) {
			case NXDOMAIN, NODATA, SERVFAIL, DNS_REFUSED,
					DNS_TIMEOUT ->
				lookups(trace).filter((step) -> ends(step) || isWrongAnswer(step))
					.min(Comparator.comparingInt(Step::n))
					.map((step) -> new Decision(step, step.dns() != null ? step.dns().why() : step.says().story()));
			case HTTP_ERROR -> last(trace, Decision::ends).or(() -> last(trace, Decision::isProxysNo))
				.map((step) -> new Decision(step, step.says().operator()));
			case CONNECTION_REFUSED -> last(trace, Decision::ends)
				.map((step) -> new Decision(step.n(), step.title(), step.says().story(), dialled(trace, step)));
			default -> last(trace, Decision::ends).map((step) -> new Decision(step, step.says().story()));
		};
	}

	private Decision(Step step, String says) {
		this(step.n(), step.title(), says, step.cause());
	}

	private static Stream<Step> lookups(Trace trace) {
		return trace.legs()
			.stream()
			.filter((leg) -> leg.kind() == Leg.Kind.DNS)
			.flatMap((leg) -> leg.hops().stream())
			.flatMap((hop) -> hop.steps().stream());
	}

	private static Optional<Step> last(Trace trace, Predicate<Step> wanted) {
		return trace.steps().filter(wanted).reduce((one, later) -> later);
	}

	private static boolean ends(Step step) {
		return switch (step.type()) {
			case DROP, REJECT -> true;
			case POLICY -> step.rules().stream().anyMatch((rule) -> rule.matched() && "DENY".equals(rule.verdict()));
			default -> false;
		};
	}

	private static boolean isWrongAnswer(Step step) {
		return step.type() == StepType.DELIVER && step.dns() != null && step.dns().rcode() != null
				&& step.dns().answers().isEmpty();
	}

	private static boolean isProxysNo(Step step) {
		return step.type() == StepType.HTTP_ROUTE && Objects.requireNonNull(step.http()).status() >= 400;
	}

	/** Who dialled a port that nobody listens on was sent there by a targetPort. */
	private static List<Cause> dialled(Trace trace, Step refused) {
		Stream<Cause> targetPorts = trace.steps()
			.filter((step) -> step.type() == StepType.TRANSLATE && step.n() < refused.n())
			.flatMap((step) -> step.cause().stream())
			.filter((cause) -> cause.path().endsWith("targetPort"));
		return Stream.concat(targetPorts, refused.cause().stream()).distinct().toList();
	}

}

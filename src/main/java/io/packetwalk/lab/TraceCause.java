package io.packetwalk.lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.packetwalk.trace.Cause;
import io.packetwalk.trace.Direction;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

/** Why a walk ended as it did, in about six words. */
final class TraceCause {

	private static final Set<StepType> ENDS = Set.of(StepType.DROP, StepType.REJECT, StepType.POLICY);

	private static final int LONGEST = 120;

	private TraceCause() {
	}

	static String of(Trace trace) {
		String words = switch (trace.disposition()) {
			case DELIVERED -> backend(trace).map((who) -> "reached " + who).orElse("arrived");
			case ANSWERED -> "the name has an address";
			case NXDOMAIN -> "no such name";
			case NODATA -> "no address under that name";
			case SERVFAIL -> "the name server failed";
			case DNS_REFUSED -> "the name server refused";
			case DNS_TIMEOUT -> "no name server answered";
			case REJECTED_NO_ENDPOINTS -> "no ready endpoints" + service(trace);
			case DROPPED_NO_LOCAL_ENDPOINTS -> "no endpoint on that node" + service(trace);
			case DENIED_BY_POLICY -> "denied" + policy(trace);
			case REJECTED_BY_RULE -> "rejected by a rule";
			case DROPPED_BY_RULE -> "dropped, nobody was told";
			case CONNECTION_REFUSED -> "nobody listens" + port(trace);
			case HTTP_ERROR -> http(trace);
			case NO_ROUTE -> "no route to it";
			case NEIGHBOUR_UNREACHABLE -> "nobody has that address";
			case LOOP -> "it went round in circles";
			case EXITS_CLUSTER -> "left the cluster";
			case NOT_MODELLED -> "not modelled";
		};
		return (words.length() > LONGEST) ? words.substring(0, LONGEST - 1) + "…" : words;
	}

	private static Optional<String> backend(Trace trace) {
		List<Step> steps = arrivals(trace);
		return Optional.ofNullable(trace.http())
			.map(HttpResult::backend)
			.map((who) -> String.valueOf(who.pod()))
			.filter((pod) -> !pod.equals("null"))
			.or(() -> steps.reversed()
				.stream()
				.map((step) -> destination(trace, step))
				.filter((name) -> !name.isEmpty())
				.findFirst())
			.map((name) -> name.substring(name.lastIndexOf('/') + 1));
	}

	private static String service(Trace trace) {
		return steps(trace, ENDS).stream()
			.map((step) -> destination(trace, step))
			.filter((name) -> name.startsWith("Service "))
			.findFirst()
			.map((name) -> " in " + name.substring("Service ".length()))
			.orElse("");
	}

	private static String policy(Trace trace) {
		return steps(trace, ENDS).reversed()
			.stream()
			.flatMap((step) -> step.cause().stream())
			.map(Cause::object)
			.filter((object) -> object.contains("Policy"))
			.findFirst()
			.map((object) -> " by policy " + object.substring(object.lastIndexOf('/') + 1))
			.orElse(" by policy");
	}

	private static String port(Trace trace) {
		return steps(trace, ENDS).reversed()
			.stream()
			.filter((step) -> step.packet() != null)
			.findFirst()
			.map((step) -> " on port " + step.packet().before().dport())
			.orElse("");
	}

	private static String http(Trace trace) {
		HttpResult http = trace.http();
		if (http == null) {
			return "an HTTP error";
		}
		return (http.status() + " " + HttpResult.reason(http.status())).strip()
				+ ((http.controller() != null) ? " from " + http.controller() : "");
	}

	/** Where the packet arrived, name lookups aside. */
	private static List<Step> arrivals(Trace trace) {
		return trace.legs()
			.stream()
			.filter((leg) -> leg.kind() != Leg.Kind.DNS)
			.flatMap((leg) -> leg.hops().stream())
			.filter((hop) -> hop.direction() == Direction.FORWARD)
			.flatMap((hop) -> hop.steps().stream())
			.filter((step) -> step.type() == StepType.DELIVER)
			.toList();
	}

	private static List<Step> steps(Trace trace, Set<StepType> types) {
		return trace.steps().filter((step) -> types.contains(step.type())).toList();
	}

	/** What the address a step's packet goes to belongs to, empty when nobody knows. */
	private static String destination(Trace trace, Step step) {
		return (step.packet() == null) ? ""
				: trace.names().getOrDefault(String.valueOf(step.packet().before().dst()), "");
	}

}

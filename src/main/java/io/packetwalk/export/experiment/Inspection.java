package io.packetwalk.export.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.packetwalk.trace.Hop;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.RuleTrial;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.Trace;

/**
 * A command that looks at a real cluster and changes nothing, with what the simulation
 * says it prints.
 *
 * @param step the step it belongs to
 * @param title what happens in that step
 * @param place where to run it
 * @param command the command
 * @param expected lines of its output, as simulated; some or none
 */
public record Inspection(int step, String title, Place place, String command, List<String> expected) {

	private static final String WORD = "[A-Za-z0-9_.:/@+=,-]+";

	/**
	 * Nothing in a command needs quoting, and nothing after a pipe does more than grep.
	 */
	private static final Pattern ONLY_LOOKS = Pattern.compile("(dig|getent|ip route get|ip neigh show|ip link show"
			+ "|ip -d link show|ip addr( show)?|ip route show|conntrack -L|ip6?tables-save|nft list|ipvsadm -Ln|bridge link"
			+ "|bridge fdb show|ss|kubectl( -n " + WORD + ")? (get|logs|describe))( " + WORD + ")*( \\| grep " + WORD
			+ ")?");

	/** As Kubernetes names pods, with their namespace, and nodes. */
	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)?");

	private static final int MOST = 120;

	public Inspection {
		expected = List.copyOf(expected);
	}

	/** every inspection of a trace, each once, in the order of the steps. */
	public static List<Inspection> of(Trace trace) {
		Map<List<Object>, Inspection> looks = new LinkedHashMap<>();
		List<Inspection> all = new ArrayList<>();
		for (Leg leg : trace.legs()) {
			for (Hop hop : leg.hops()) {
				hop.steps().forEach((step) -> of(step, hop).ifPresent(all::add));
			}
		}
		all.stream()
			.sorted((one, other) -> Integer.compare(one.step, other.step))
			.forEach((look) -> looks.merge(List.of(look.where(), look.command), look, Inspection::with));
		return looks.values().stream().limit(MOST).toList();
	}

	/**
	 * The few that show most: how the name is found, which rule decides, where it is
	 * routed.
	 */
	public static List<Inspection> best(Trace trace, int most) {
		List<Inspection> looks = of(trace);
		Stream<Optional<Inspection>> wanted = Stream.of(deciding(trace, looks), first(looks, "getent"),
				first(looks, "iptables-save.*grep KUBE-SEP.*", "iptables-save.*grep KUBE-.*", "nft list.*",
						"ipvsadm.*"),
				first(looks, "kubectl.*networkpolicies.*"), first(looks, "ip route get.*"), first(looks, "conntrack.*"),
				first(looks, "dig.*"), first(looks, ".*"));
		return wanted.flatMap(Optional::stream).distinct().limit(most).toList();
	}

	/** At the step that ended it. */
	private static Optional<Inspection> deciding(Trace trace, List<Inspection> looks) {
		return trace.steps()
			.filter((step) -> step.type() == StepType.DROP || step.type() == StepType.REJECT)
			.reduce((one, later) -> later)
			.flatMap((step) -> looks.stream().filter((look) -> look.step == step.n()).findFirst());
	}

	private static Optional<Inspection> first(List<Inspection> looks, String... patterns) {
		return Stream.of(patterns)
			.flatMap((pattern) -> looks.reversed().stream().filter((look) -> look.command.matches(pattern + ".*")))
			.findFirst();
	}

	private static Optional<Inspection> of(Step step, Hop hop) {
		boolean looks = ONLY_LOOKS.matcher(step.command()).matches();
		return (looks && isNamed(hop.place()))
				? Optional.of(new Inspection(step.n(), step.title(), hop.place(), step.command(), expected(step)))
				: Optional.empty();
	}

	/** Where kubectl or a shell can go, by a name neither takes for an option. */
	private static boolean isNamed(Place place) {
		return switch (place.kind()) {
			case POD -> place.pod() != null && NAME.matcher(place.pod()).matches();
			case NODE -> place.node() != null && NAME.matcher(place.node()).matches();
			case WIRE, EXTERNAL, LOAD_BALANCER -> false;
		};
	}

	/** What the command of a step of this type prints. */
	private static List<String> expected(Step step) {
		List<String> lines = new ArrayList<>();
		if (step.type() == StepType.ROUTE && step.route() != null) {
			lines.add(step.route().text());
		}
		if (step.type() == StepType.NEIGHBOUR && step.route() != null && step.route().neighbour() != null) {
			lines.add(step.route().neighbour());
		}
		if (step.conntrack() != null && step.command().startsWith("conntrack")) {
			lines.add(step.conntrack().text());
		}
		if (step.command().contains("tables-save") || step.command().startsWith("nft")) {
			step.rules().stream().filter(RuleTrial::matched).map(RuleTrial::rule).forEach(lines::add);
		}
		if (step.dns() != null && step.dns().rcode() != null) {
			lines.addAll(step.dns().answers());
		}
		return lines.stream().filter((line) -> !line.isBlank()).distinct().toList();
	}

	private Inspection with(Inspection later) {
		List<String> both = Stream.concat(this.expected.stream(), later.expected.stream())
			.distinct()
			.limit(12)
			.toList();
		return new Inspection(this.step, this.title, this.place, this.command, both);
	}

	/** {@code In pod shop/web-0} or {@code On node-a}. */
	public String at() {
		return (this.place.kind() == Place.Kind.POD) ? "In pod " + this.place.pod() : "On " + this.place.node();
	}

	/** {@code pod shop/web-0} or {@code node node-a}. */
	public String where() {
		return (this.place.kind() == Place.Kind.POD) ? "pod " + this.place.pod() : "node " + this.place.node();
	}

}

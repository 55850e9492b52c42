package io.packetwalk.web.export;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Level;
import io.packetwalk.trace.Step;
import io.packetwalk.trace.StepType;
import io.packetwalk.trace.StoryStage;
import io.packetwalk.trace.Trace;

/**
 * A word of the glossary.
 *
 * @param word the word
 * @param meaning what it means here
 */
record Term(String word, String meaning) {

	private static final int MOST = 8;

	/** The words this trace needs, the rarest first, at most eight. */
	static List<Term> of(Trace trace) {
		return Stream.of(
				when(has(trace, (step) -> step.type() == StepType.POLICY), "NetworkPolicy",
						"Says which pods may talk. A pod that one selects refuses all it does not list, in silence."),
				when(trace.disposition() == Disposition.REJECTED_NO_ENDPOINTS
						|| has(trace, (step) -> step.type() == StepType.REJECT), "REJECT",
						"The packet is refused and its sender told, so the client learns at once. A DROP tells nobody."),
				when(trace.disposition() == Disposition.NXDOMAIN, "NXDOMAIN",
						"A name server's answer that nobody has this name."),
				when(has(trace, (step) -> step.type() == StepType.HTTP_ROUTE), "ingress controller",
						"A reverse proxy in a pod. It reads host and path and dials a pod itself."),
				when(tells(trace, StoryStage.NODE_PORT), "NodePort",
						"A port that every node answers for, on behalf of a Service."),
				when(tunnels(trace, "VXLAN"), "VXLAN",
						"A tunnel: the whole frame travels between nodes inside a UDP packet."),
				when(tunnels(trace, "IPIP"), "IPIP",
						"A tunnel: the whole packet travels between nodes inside another IP packet."),
				when(has(trace, Term::turnsElsewhere), "DNAT",
						"Rewriting a packet's destination. It turns a Service's address into a pod's."),
				when(has(trace, (step) -> step.conntrack() != null), "conntrack",
						"The kernel's memory of connections. It undoes a DNAT on the answer, without asking a rule."),
				when(tells(trace, StoryStage.CLUSTER_IP), "ClusterIP", "ipvs".equals(trace.settings().get("proxyMode"))
						? "The address of a Service. Every node has it on kube-ipvs0, so that IPVS sees its packets."
						: "The address of a Service. No device has it: it exists only as rules on every node."),
				when(!trace.lookups().isEmpty(), "search list",
						"Endings a resolver tries behind a short name, from the pod's resolv.conf."),
				when(tells(trace, StoryStage.DEFAULT_GATEWAY), "default gateway",
						"Where a packet goes when no other route fits; for a pod, its node."),
				when(tells(trace, StoryStage.NODE), "veth", "A cable of two ends: one in the pod, one in the node."),
				when(has(trace, (step) -> step.levels().contains(Level.KERNEL) && "PREROUTING".equals(step.hook())),
						"PREROUTING", "Where the kernel asks its nat rules before it looks for a route."))
			.flatMap((terms) -> terms)
			.limit(MOST)
			.toList();
	}

	private static Stream<Term> when(boolean occurs, String word, String meaning) {
		return occurs ? Stream.of(new Term(word, meaning)) : Stream.empty();
	}

	private static boolean has(Trace trace, Predicate<Step> wanted) {
		return trace.steps().anyMatch(wanted);
	}

	private static boolean tunnels(Trace trace, String kind) {
		return has(trace, (step) -> step.packet() != null && step.packet().after().outer() != null
				&& step.packet().after().outer().kind().equalsIgnoreCase(kind));
	}

	private static boolean turnsElsewhere(Step step) {
		return step.type() == StepType.TRANSLATE
				&& step.changes().stream().anyMatch((change) -> change.field().equals("dst"));
	}

	private static boolean tells(Trace trace, StoryStage stage) {
		return trace.story().stream().anyMatch((beat) -> beat.stage() == stage);
	}

}

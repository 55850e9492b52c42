package io.packetwalk.controlplane.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.pod.PodPlan;
import io.packetwalk.controlplane.store.Nearest;
import io.packetwalk.controlplane.store.Report;

/** Says which pods stay Pending and why, once for each object that makes them. */
final class Unschedulable {

	private final List<Machine> machines;

	private final Report report;

	private final Map<ObjectRef, Pending> pending = new LinkedHashMap<>();

	Unschedulable(List<Machine> machines, Report report) {
		this.machines = machines;
		this.report = report;
	}

	void add(PodPlan plan, NodeFit fit, List<HostPorts.Wish> wishes) {
		Pending known = this.pending.computeIfAbsent(plan.origin().object(),
				(absent) -> new Pending(plan, reasons(fit, wishes)));
		known.count++;
	}

	/** A pod is bound to a node that is not there. */
	void unknownNode(PodPlan plan) {
		TreeSet<String> names = this.machines.stream()
			.map(Machine::name)
			.collect(Collectors.toCollection(TreeSet::new));
		this.report.error("NODE_NOT_FOUND", plan.origin().object(), plan.specOrigin().at("nodeName").path(),
				"Pod " + plan.key() + ": spec.nodeName is \"" + plan.nodeName()
						+ "\", there is no such Node; the pod stays Pending",
				Nearest.question(String.valueOf(plan.nodeName()), names));
	}

	void tell() {
		this.pending
			.forEach((object, one) -> this.report.warning("UNSCHEDULABLE", object, one.example.specOrigin().path(),
					object + ": " + ((one.count == 1) ? "1 pod stays" : one.count + " pods stay") + " Pending, 0/"
							+ this.machines.size() + " nodes are available: " + one.reasons,
					"Change nodeSelector, affinity, tolerations or host ports, or the Nodes' labels and taints."));
	}

	/** In the words of the scheduler's event. */
	private static String reasons(NodeFit fit, List<HostPorts.Wish> wishes) {
		String refusals = fit.refusals()
			.entrySet()
			.stream()
			.map((refusal) -> refusal.getValue() + " node(s) " + refusal.getKey())
			.collect(Collectors.joining(", "));
		String busy = (fit.machines().isEmpty()) ? "" : fit.machines().size()
				+ (wishes.isEmpty() ? " Too many pods" : " node(s) didn't have free ports for the requested pod ports");
		return (refusals.isEmpty() || busy.isEmpty()) ? refusals + busy : refusals + ", " + busy;
	}

	private static final class Pending {

		private final PodPlan example;

		private final String reasons;

		private int count;

		private Pending(PodPlan example, String reasons) {
			this.example = example;
			this.reasons = reasons;
		}

	}

}

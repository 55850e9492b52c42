package io.packetwalk.controlplane.whatif;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Taint;

import io.packetwalk.cluster.Pod;
import io.packetwalk.controlplane.node.Machine;
import io.packetwalk.controlplane.node.PodAddresses;
import io.packetwalk.controlplane.node.Scheduler;
import io.packetwalk.controlplane.pod.PlacedPod;
import io.packetwalk.controlplane.pod.PodPlan;
import io.packetwalk.controlplane.pod.PodState;
import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.IpAddress;

/**
 * What becomes of a settled cluster's pods: some go, their controllers make others, all
 * the rest stay where they are with the addresses they have.
 */
public final class Upset {

	private static final String MIRROR = "kubernetes.io/config.mirror";

	private final WhatIf whatIf;

	private final Names names;

	private final List<PlacedPod> staying = new ArrayList<>();

	private final List<PodPlan> replacements = new ArrayList<>();

	private final List<Pod> gone = new ArrayList<>();

	/** Names of pods nobody who watches has heard of: looked up only. */
	private final Set<String> unheardOf = new HashSet<>();

	private final Set<String> taken = new HashSet<>();

	private Upset(WhatIf whatIf, Names names) {
		this.whatIf = whatIf;
		this.names = names;
	}

	/**
	 * Lets happen what is supposed.
	 * @param before where the pods were
	 * @param settled the same pods, in the same order, running
	 */
	public static Pods of(WhatIf whatIf, List<PlacedPod> before, List<Pod> settled, List<Machine> machines, Names names,
			Report report) {
		whatIf.pods()
			.keySet()
			.stream()
			.sorted()
			.filter((key) -> settled.stream().noneMatch((pod) -> pod.key().equals(key)))
			.forEach((key) -> unknown("Pod " + key, report));
		whatIf.drained()
			.stream()
			.sorted()
			.filter((name) -> machines.stream().noneMatch((machine) -> machine.name().equals(name)))
			.forEach((name) -> unknown("Node " + name, report));
		if (!whatIf.evicts()) {
			return Pods.known(settled.stream().map((pod) -> asSupposed(whatIf, pod)).toList());
		}
		Upset upset = new Upset(whatIf, names);
		settled.forEach((pod) -> upset.taken.add(pod.key()));
		for (int i = 0; i < before.size(); i++) {
			upset.sort(before.get(i), settled.get(i));
		}
		return upset.pods(machines, report);
	}

	private static void unknown(String object, Report report) {
		report.error("WHAT_IF_UNKNOWN_OBJECT", null, "",
				"WhatIf: there is no " + object + "; nothing is supposed of it.", "");
	}

	private static Pod asSupposed(WhatIf whatIf, Pod pod) {
		return whatIf.is(pod.key(), PodFate.NOT_READY) ? pod.notReady() : pod;
	}

	private void sort(PlacedPod placed, Pod pod) {
		PodPlan plan = placed.plan();
		if (!goes(placed)) {
			this.staying.add(new PlacedPod(
					plan.withState(new PodState(plan.state().phase(), pod.ready(), pod.terminating(), pod.ips())),
					placed.node()));
			return;
		}
		this.gone.add(pod);
		replacement(placed).ifPresent((next) -> {
			this.replacements.add(next);
			this.taken.add(next.key());
			if (this.whatIf.is(plan.key(), PodFate.DELETED_UNNOTICED)) {
				this.unheardOf.add(next.key());
			}
		});
	}

	/** Static pods are kubelet's own: whoever deletes their mirror sees it again. */
	private boolean goes(PlacedPod placed) {
		PodPlan plan = placed.plan();
		if (plan.annotations().containsKey(MIRROR)) {
			return false;
		}
		boolean drained = placed.node() != null && this.whatIf.drained().contains(placed.node());
		return this.whatIf.deleted(plan.key()) || (drained && !daemon(plan) && !plan.state().finished());
	}

	private static boolean daemon(PodPlan plan) {
		return plan.owner() != null && plan.owner().kind().equals("DaemonSet");
	}

	/** What its controller makes in its place; nothing does for a pod of its own. */
	private Optional<PodPlan> replacement(PlacedPod placed) {
		PodPlan plan = placed.plan();
		if (plan.owner() == null) {
			return Optional.empty();
		}
		boolean named = plan.owner().kind().equals("StatefulSet");
		String base = plan.name().substring(0, Math.max(0, plan.name().length() - 5));
		String name = named ? plan.name() : this.names.generate(base, plan.key() + "/replaced",
				(candidate) -> this.taken.contains(plan.namespace() + "/" + candidate));
		PodState state = new PodState(plan.state().phase(), plan.state().ready(), false, List.of());
		return Optional.of(new PodPlan(plan.namespace(), name, plan.labels(), plan.annotations(), unbound(plan.spec()),
				plan.hostname(), plan.subdomain(), state, plan.origin(), plan.owner(),
				daemon(plan) ? placed.node() : null));
	}

	/** A dump's pods name the node they run on; the next one is free to go elsewhere. */
	private static PodSpec unbound(PodSpec spec) {
		return (spec.getNodeName() != null) ? new PodSpecBuilder(spec).withNodeName(null).build() : spec;
	}

	private Pods pods(List<Machine> machines, Report report) {
		List<PlacedPod> placed = Scheduler.beside(this.staying, this.replacements,
				machines.stream().map(this::cordoned).toList(), report);
		List<IpAddress> used = this.gone.stream()
			.filter((pod) -> !pod.hostNetwork())
			.flatMap((pod) -> pod.ips().stream())
			.toList();
		List<Pod> running = PodAddresses.assign(placed, machines, used, report)
			.stream()
			.map((pod) -> asSupposed(this.whatIf, pod))
			.toList();
		List<Pod> believed = new ArrayList<>(
				running.stream().filter((pod) -> !this.unheardOf.contains(pod.key())).toList());
		this.gone.stream().filter((pod) -> this.whatIf.is(pod.key(), PodFate.DELETED_UNNOTICED)).forEach(believed::add);
		return new Pods(running, believed);
	}

	private Machine cordoned(Machine machine) {
		if (!this.whatIf.drained().contains(machine.name())) {
			return machine;
		}
		List<Taint> taints = new ArrayList<>(machine.taints());
		taints.add(new Taint("NoSchedule", "node.kubernetes.io/unschedulable", null, null));
		return new Machine(machine.index(), machine.node(), taints, machine.maxPods());
	}

	/**
	 * A cluster's pods.
	 *
	 * @param running those there are
	 * @param believed those the EndpointSlices are made of
	 */
	public record Pods(List<Pod> running, List<Pod> believed) {

		static Pods known(List<Pod> running) {
			return new Pods(running, running);
		}

	}

}

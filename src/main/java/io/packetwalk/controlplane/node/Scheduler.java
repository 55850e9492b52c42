package io.packetwalk.controlplane.node;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.PodSpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.controlplane.pod.PlacedPod;
import io.packetwalk.controlplane.pod.PodPlan;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.IpAddress;

/**
 * Binds pods to nodes: those whose spec names one first, then by priority; of the nodes
 * that fit, the one with the fewest pods of the same owner, then with the fewest pods,
 * then the first.
 */
public final class Scheduler {

	private final List<Machine> machines;

	private final Map<String, Machine> byName = new HashMap<>();

	private final Map<PodSpec, NodeFit> fits = new IdentityHashMap<>();

	private final int[] pods;

	private final Map<String, Map<Integer, Integer>> siblings = new HashMap<>();

	private final HostPorts hostPorts = new HostPorts();

	private final Unschedulable unschedulable;

	private Scheduler(List<Machine> machines, Report report) {
		this.machines = machines;
		this.pods = new int[machines.size()];
		machines.forEach((machine) -> this.byName.put(machine.name(), machine));
		this.unschedulable = new Unschedulable(machines, report);
	}

	/** Binds what can be bound, in the order in which addresses are then handed out. */
	public static List<PlacedPod> schedule(List<PodPlan> plans, List<Machine> machines, Report report) {
		return new Scheduler(machines, report).schedule(plans);
	}

	/** Binds further pods beside those that run already, which stay where they are. */
	public static List<PlacedPod> beside(List<PlacedPod> running, List<PodPlan> further, List<Machine> machines,
			Report report) {
		Scheduler scheduler = new Scheduler(machines, report);
		running.forEach(scheduler::keep);
		List<PlacedPod> all = new ArrayList<>(running);
		all.addAll(scheduler.schedule(further));
		return all;
	}

	private void keep(PlacedPod pod) {
		Machine machine = (pod.node() != null) ? this.byName.get(pod.node()) : null;
		if (machine != null) {
			take(pod.plan(), machine);
		}
	}

	private List<PlacedPod> schedule(List<PodPlan> plans) {
		List<PlacedPod> placed = new ArrayList<>();
		plans.stream().filter((plan) -> plan.nodeName() != null).forEach((plan) -> placed.add(bound(plan)));
		plans.stream()
			.filter((plan) -> plan.nodeName() == null)
			.sorted(Comparator.comparingInt(PodPlan::rank))
			.forEach((plan) -> placed.add(chosen(plan)));
		this.unschedulable.tell();
		return placed;
	}

	private PlacedPod bound(PodPlan plan) {
		Machine machine = this.byName.get(plan.nodeName());
		if (machine == null) {
			this.unschedulable.unknownNode(plan);
			return new PlacedPod(plan, null);
		}
		take(plan, machine);
		return new PlacedPod(plan, machine.name());
	}

	private PlacedPod chosen(PodPlan plan) {
		if (plan.state().finished() || stillPending(plan)) {
			return new PlacedPod(plan, null);
		}
		List<HostPorts.Wish> wishes = HostPorts.wishes(plan.spec());
		NodeFit fit = this.fits.computeIfAbsent(plan.spec(),
				(spec) -> NodeFit.of(spec, plan.onlyOn() != null, this.machines));
		Optional<Machine> home = home(plan);
		Machine best = home.orElseGet(() -> fewest(candidates(plan, fit), plan.siblings(), wishes));
		if (best == null) {
			this.unschedulable.add(plan, fit, wishes);
			return new PlacedPod(plan, null);
		}
		take(plan, best);
		return new PlacedPod(plan, best.name());
	}

	private static boolean stillPending(PodPlan plan) {
		return plan.state().phase().equals("Pending") && plan.state().ips().isEmpty();
	}

	/** The node whose range holds an address the pod's status states. */
	private Optional<Machine> home(PodPlan plan) {
		if (plan.state().ips().isEmpty()) {
			return Optional.empty();
		}
		IpAddress address = plan.state().ips().getFirst();
		return this.machines.stream()
			.filter((machine) -> plan.hostNetwork() ? machine.node().internalIp().equals(address)
					: machine.node().podCidr().contains(address))
			.findFirst();
	}

	private List<Machine> candidates(PodPlan plan, NodeFit fit) {
		if (plan.onlyOn() == null) {
			return fit.machines();
		}
		Machine only = this.byName.get(plan.onlyOn());
		return (only != null) ? List.of(only) : List.of();
	}

	private @Nullable Machine fewest(List<Machine> candidates, String owner, List<HostPorts.Wish> wishes) {
		Map<Integer, Integer> ofOwner = this.siblings.getOrDefault(owner, Map.of());
		Machine best = null;
		long least = Long.MAX_VALUE;
		for (Machine machine : candidates) {
			int running = this.pods[machine.index()];
			long load = ((long) ofOwner.getOrDefault(machine.index(), 0) << 32) + running;
			if (load < least && running < machine.maxPods() && this.hostPorts.free(machine.name(), wishes)) {
				best = machine;
				least = load;
			}
		}
		return best;
	}

	private void take(PodPlan plan, Machine machine) {
		if (!plan.state().finished()) {
			this.pods[machine.index()]++;
			this.siblings.computeIfAbsent(plan.siblings(), (absent) -> new HashMap<>())
				.merge(machine.index(), 1, Integer::sum);
			this.hostPorts.take(machine.name(), HostPorts.wishes(plan.spec()));
		}
	}

}

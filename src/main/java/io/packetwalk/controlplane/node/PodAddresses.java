package io.packetwalk.controlplane.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.controlplane.pod.PlacedPod;
import io.packetwalk.controlplane.pod.PodFields;
import io.packetwalk.controlplane.pod.PodPlan;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/**
 * Gives pods their addresses as the
 * <a href="https://www.cni.dev/plugins/current/ipam/host-local/">host-local</a> plugin
 * does: from .2 up in the node's range, .1 being the bridge. A stated address wins.
 */
public final class PodAddresses {

	private static final int FIRST = 2;

	private final Map<String, Node> nodes = new HashMap<>();

	private final Map<IpAddress, String> taken = new HashMap<>();

	private final Map<Cidr, Long> next = new HashMap<>();

	private final Map<ObjectRef, Integer> withoutAddress = new LinkedHashMap<>();

	private final Report report;

	private int outside;

	private PodAddresses(List<Machine> machines, Report report) {
		machines.forEach((machine) -> this.nodes.put(machine.name(), machine.node()));
		this.report = report;
	}

	/** The running pods, in the order given. */
	public static List<Pod> assign(List<PlacedPod> placed, List<Machine> machines, Report report) {
		return assign(placed, machines, List.of(), report);
	}

	/**
	 * The same, where some addresses were in use until a moment ago: the pod network
	 * hands them out again only when it has gone through its whole range.
	 */
	public static List<Pod> assign(List<PlacedPod> placed, List<Machine> machines, List<IpAddress> used,
			Report report) {
		PodAddresses addresses = new PodAddresses(machines, report);
		used.forEach((address) -> addresses.taken.put(address, ""));
		return addresses.assign(placed);
	}

	private List<Pod> assign(List<PlacedPod> placed) {
		Set<String> keep = new HashSet<>();
		for (PlacedPod pod : placed) {
			if (takesStated(pod)) {
				keep.add(pod.plan().key());
			}
		}
		List<Pod> pods = new ArrayList<>();
		for (PlacedPod pod : placed) {
			pods.add(PodFields.pod(pod, addresses(pod, keep.contains(pod.plan().key()))));
		}
		this.withoutAddress.forEach((object, count) -> this.report.warning("POD_RANGE_EXHAUSTED", object, "",
				object + ": " + count + " pods get no address, the pod range of their node is used up; they stay in"
						+ " ContainerCreating",
				"Use more nodes or fewer replicas."));
		return pods;
	}

	/**
	 * Reserves the addresses a status states; the first pod in order keeps a doubled one.
	 */
	private boolean takesStated(PlacedPod pod) {
		PodPlan plan = pod.plan();
		if (plan.hostNetwork() || plan.state().finished() || plan.state().ips().isEmpty()) {
			return false;
		}
		for (IpAddress address : plan.state().ips()) {
			String other = this.taken.putIfAbsent(address, plan.key());
			if (other != null && !other.equals(plan.key())) {
				this.report.warning("DUPLICATE_POD_IP", plan.origin().object(), "status.podIP", "Pod " + plan.key()
						+ ": status.podIP " + address + " is also that of Pod " + other + "; it gets another one", "");
				return false;
			}
		}
		return true;
	}

	private List<IpAddress> addresses(PlacedPod pod, boolean keepStated) {
		PodPlan plan = pod.plan();
		if (plan.state().finished()) {
			return List.of();
		}
		if (keepStated) {
			checkRange(pod);
			return plan.state().ips();
		}

		Node node = this.nodes.get(pod.node());
		if (node == null || plan.state().phase().equals("Pending")) {
			return List.of();
		}
		return plan.hostNetwork() ? hostAddresses(plan, node) : fresh(plan, node);
	}

	/** A pod network that routes by node ranges finds only pods inside them. */
	private void checkRange(PlacedPod pod) {
		Node node = this.nodes.get(pod.node());
		IpAddress address = pod.plan().state().ips().getFirst();
		if (node != null && address.isV4() && !node.podCidr().contains(address) && this.outside++ == 0) {
			this.report.warning("POD_IP_OUTSIDE_RANGE", pod.plan().origin().object(), "status.podIP",
					"Pod " + pod.plan().key() + ": status.podIP " + address + " is not in the range " + node.podCidr()
							+ " of its node " + node.name()
							+ "; other nodes have no route to it. Further pods of this kind are not listed",
					"Add the Nodes with their spec.podCIDR, or set the lab's pod range.");
		}
	}

	private static List<IpAddress> hostAddresses(PodPlan plan, Node node) {
		List<IpAddress> stated = plan.state().ips();
		if (node.addresses().stream().anyMatch(stated::contains)) {
			return stated;
		}
		return (node.secondPodCidr() == null) ? List.of(node.internalIp())
				: Stream.concat(Stream.of(node.internalIp()), node.primaryIp(AddressFamily.IPV6).stream())
					.distinct()
					.toList();
	}

	/** An address of each family the node has a range in. */
	private List<IpAddress> fresh(PodPlan plan, Node node) {
		List<IpAddress> addresses = new ArrayList<>();
		for (Cidr range : node.podCidrs()) {
			Optional<IpAddress> address = nextFree(range);
			if (address.isEmpty()) {
				this.withoutAddress.merge(plan.origin().object(), 1, Integer::sum);
				return List.of();
			}
			this.taken.put(address.get(), plan.key());
			addresses.add(address.get());
		}
		return addresses;
	}

	private Optional<IpAddress> nextFree(Cidr range) {
		long offset = this.next.getOrDefault(range, (long) FIRST);
		while (offset < range.size() - 1 && this.taken.containsKey(range.at(offset))) {
			offset++;
		}
		this.next.put(range, offset + 1);
		return (offset < range.size() - 1) ? Optional.of(range.at(offset)) : Optional.empty();
	}

}

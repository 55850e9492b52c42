package io.packetwalk.controlplane.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.Taint;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Settings;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;

/** Makes running nodes of a roster: labels, addresses, ranges. */
public final class Machines {

	private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";

	/** Docker's second bridge network, where kind puts its nodes. */
	private static final Cidr UNDERLAY = Cidr.of("172.18.0.0/16");

	/**
	 * The IPv6 range of that network; a node's last bits are those of its IPv4 address.
	 */
	private static final Cidr UNDERLAY_V6 = Cidr.of("fc00:f853:ccd:e793::/64");

	private final Report report;

	private final Set<IpAddress> taken = new HashSet<>();

	private final SecondRanges second;

	private final boolean dualStack;

	private long nextHost = 2;

	private Machines(SecondRanges second, boolean dualStack, Report report) {
		this.second = second;
		this.dualStack = dualStack;
		this.report = report;
	}

	/** The nodes in roster order. */
	public static List<Machine> boot(List<NodeSeed> roster, ApiObjects objects, Settings settings, Report report) {
		return new Machines(new SecondRanges(settings.secondFamily(), roster), settings.secondFamily() != null, report)
			.boot(roster, new PodRanges(settings.podCidr(), roster, objects), settings);
	}

	private List<Machine> boot(List<NodeSeed> roster, PodRanges ranges, Settings settings) {
		roster.forEach((seed) -> this.taken.addAll(stated(seed)));
		boolean controlPlaneKnown = roster.stream().anyMatch((seed) -> isControlPlane(labels(seed)));
		List<Machine> machines = new ArrayList<>();
		for (NodeSeed seed : roster) {
			boolean first = !controlPlaneKnown && machines.isEmpty();
			Optional<Cidr> range = ranges.of(seed.name());
			if (range.isPresent()) {
				machines.add(machine(machines.size(), seed, range.get(), first));
			}
			else {
				this.report.error("NODE_WITHOUT_POD_CIDR", new ObjectRef("Node", null, seed.name()), "spec",
						"Node " + seed.name() + " gets no range of pod addresses, " + settings.podCidr()
								+ " is used up; it stays NotReady and is left out",
						"Choose a larger pod range.");
			}
		}
		return machines;
	}

	private Machine machine(int index, NodeSeed seed, Cidr range, boolean first) {
		Map<String, String> labels = labels(seed);
		if (first && seed.stated() == null) {
			labels.put(CONTROL_PLANE, "");
		}
		List<IpAddress> addresses = stated(seed);
		IpAddress internal = addresses.isEmpty() ? nextFree() : addresses.getFirst();
		List<IpAddress> others = new ArrayList<>(addresses.stream().skip(1).distinct().toList());
		if (this.dualStack && others.stream().allMatch(IpAddress::isV4)) {
			others.add(UNDERLAY_V6.at(internal.low() & 0xffff));
		}
		Node node = new Node(seed.name(), internal, others, range, labels.get("topology.kubernetes.io/zone"), labels,
				first || isControlPlane(labels), this.second.of(seed.name()));
		return new Machine(index, node, taints(seed), maxPods(seed));
	}

	/** Its labels, those kubelet always sets included. */
	private static Map<String, String> labels(NodeSeed seed) {
		Map<String, String> labels = (seed.stated() != null) ? seed.stated().labels() : Stored.clean(Map.of());
		labels.putIfAbsent("kubernetes.io/hostname", seed.name());
		labels.putIfAbsent("kubernetes.io/os", "linux");
		labels.putIfAbsent("kubernetes.io/arch", "amd64");
		return labels;
	}

	private static boolean isControlPlane(Map<String, String> labels) {
		return labels.containsKey(CONTROL_PLANE) || labels.containsKey("node-role.kubernetes.io/master");
	}

	/** The stated addresses, the internal IPv4 one first. */
	private static List<IpAddress> stated(NodeSeed seed) {
		if (seed.stated() == null) {
			return (seed.hostIp() != null) ? List.of(seed.hostIp()) : List.of();
		}
		var status = seed.stated().object().getStatus();
		List<NodeAddress> written = (status != null && status.getAddresses() != null) ? status.getAddresses()
				: List.of();
		List<IpAddress> addresses = new ArrayList<>();
		for (String type : List.of("InternalIP", "ExternalIP")) {
			written.stream()
				.filter((address) -> address != null && type.equals(address.getType()) && address.getAddress() != null)
				.flatMap((address) -> IpAddress.parse(address.getAddress()).stream())
				.sorted((left, right) -> left.family().compareTo(right.family()))
				.forEach(addresses::add);
		}
		return (addresses.isEmpty() || addresses.getFirst().isV4()) ? addresses : List.of();
	}

	private IpAddress nextFree() {
		IpAddress address = UNDERLAY.at(this.nextHost++);
		while (!this.taken.add(address)) {
			address = UNDERLAY.at(this.nextHost++);
		}
		return address;
	}

	private static List<Taint> taints(NodeSeed seed) {
		if (seed.stated() == null || seed.stated().object().getSpec() == null) {
			return List.of();
		}
		var spec = seed.stated().object().getSpec();
		List<Taint> taints = new ArrayList<>(Objects.requireNonNullElse(spec.getTaints(), List.of()));
		taints.removeIf(Objects::isNull);
		if (Boolean.TRUE.equals(spec.getUnschedulable())) {
			taints.add(new Taint("NoSchedule", "node.kubernetes.io/unschedulable", null, null));
		}
		return taints;
	}

	private static int maxPods(NodeSeed seed) {
		if (seed.stated() == null || seed.stated().object().getStatus() == null
				|| seed.stated().object().getStatus().getAllocatable() == null) {
			return Integer.MAX_VALUE;
		}
		var pods = seed.stated().object().getStatus().getAllocatable().get("pods");
		return (pods != null && pods.getAmount() != null && pods.getAmount().matches("\\d{1,6}"))
				? Integer.parseInt(pods.getAmount()) : Integer.MAX_VALUE;
	}

}

package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;

/**
 * What is shown of one node.
 *
 * @param node the node
 * @param pods the pods with a network of their own that are shown
 * @param morePods how many more there are
 * @param hostPods the pods in the node's network that are shown
 * @param moreHostPods how many more there are
 * @param host whether processes on the node itself are shown
 * @param bridge whether pods are plugged into a bridge, {@code cni0}
 * @param cables without a bridge, the ends of the cables on the path
 * @param tunnel the device packets to other nodes' pods are wrapped by, null for none
 * @param devices the devices below the kernel, from left to right
 * @param opened whether a person asked for all its pods
 */
record MachineContents(Node node, List<Pod> pods, int morePods, List<Pod> hostPods, int moreHostPods, boolean host,
		boolean bridge, List<Cable> cables, @Nullable String tunnel, List<String> devices, boolean opened) {

	/** As many cells as a node has for pods. */
	private static final int CELLS = 6;

	/** And where a path decides what is shown: one row, so that the path is large. */
	private static final int CELLS_ON_PATH = 2;

	private static final int MOST_CELLS = 60;

	private static final int HOST_CELLS = 1;

	/**
	 * Chooses what to show of a node.
	 * @param mirrored whether the devices are drawn the other way round, so that the
	 * tunnel to the node on the left is short
	 */
	static MachineContents of(Cluster cluster, Node node, Endpoints endpoints, Focus focus, boolean mirrored) {
		List<Pod> own = new ArrayList<>();
		List<Pod> host = new ArrayList<>();
		cluster.podsOn(node.name()).forEach((pod) -> (pod.hostNetwork() ? host : own).add(pod));
		Set<String> candidates = endpoints.candidates(focus);
		List<Pod> pods = shown(own, focus, candidates, cells(node, focus));
		List<Pod> hostPods = shown(host, focus, candidates, (host.size() > HOST_CELLS) ? 0 : HOST_CELLS);
		boolean idle = !focus.stops().isEmpty() && host.stream().noneMatch((pod) -> focus.isOnPath(PodBoxes.id(pod)));
		boolean hasHost = focus.isOnPath("node/" + node.name() + "/host")
				|| !idle && (!host.isEmpty() || node.controlPlane());
		boolean bridge = cluster.settings().cni() == CniPlugin.FLANNEL
				|| focus.isOnPath("node/" + node.name() + "/dev/cni0");
		List<Cable> cables = bridge ? List.of() : Cable.of(node.name(), focus);
		String tunnel = (cluster.nodes().size() > 1) ? cluster.settings().tunnelDevice().orElse(null) : null;
		List<String> devices = devices(node, focus, cables, tunnel);
		return new MachineContents(node, pods, own.size() - pods.size(), hostPods, host.size() - hostPods.size(),
				hasHost, bridge, cables, tunnel, mirrored ? devices.reversed() : devices, focus.isOpen(more(node)));
	}

	/** The card that counts the pods of a node there is no room for. */
	static String more(Node node) {
		return "more/" + node.name();
	}

	private static int cells(Node node, Focus focus) {
		if (focus.isOpen(more(node))) {
			return MOST_CELLS;
		}
		return focus.isNarrow() ? CELLS_ON_PATH : CELLS;
	}

	/**
	 * The pods on the path whatever their number, then those that could have been on it,
	 * then those that are in trouble, then others while there is room.
	 */
	private static List<Pod> shown(List<Pod> pods, Focus focus, Set<String> candidates, int cells) {
		long onPath = pods.stream().filter((pod) -> focus.isOnPath(PodBoxes.id(pod))).count();
		return pods.stream()
			.sorted(Comparator.comparing((Pod pod) -> !focus.isOnPath(PodBoxes.id(pod)))
				.thenComparing((pod) -> !candidates.contains(pod.key()))
				.thenComparing((pod) -> PodBoxes.state(pod) == VertexState.READY)
				.thenComparing(byNamespace()))
			.limit(Math.max(onPath, cells))
			.sorted(byNamespace())
			.toList();
	}

	private static Comparator<Pod> byNamespace() {
		return Comparator.comparing(Pod::namespace, Order.namespaces()).thenComparing(Pod::name);
	}

	private static List<String> devices(Node node, Focus focus, List<Cable> cables, @Nullable String tunnel) {
		List<String> devices = new ArrayList<>(List.of("eth0"));
		if (tunnel != null) {
			devices.add(tunnel);
		}
		focus.named("node/" + node.name() + "/dev/")
			.stream()
			.filter((device) -> !devices.contains(device) && !device.equals("cni0"))
			.filter((device) -> cables.stream().noneMatch((cable) -> cable.device().equals(device)))
			.forEach(devices::add);
		return devices;
	}

	String id() {
		return "node/" + this.node.name();
	}

	String part(String name) {
		return id() + "/" + name;
	}

	/** The cable a pod on the path hangs on. */
	Optional<Cable> cableOf(Pod pod) {
		return this.cables.stream().filter((cable) -> PodBoxes.id(pod).equals(cable.pod())).findFirst();
	}

	String part(Cable cable) {
		return part("dev/" + cable.device());
	}

	/** How many cells of the pod grid are taken. */
	int cells() {
		return this.pods.size();
	}

}

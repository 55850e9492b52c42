package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
 * @param devices the devices below the kernel, from left to right
 */
record MachineContents(Node node, List<Pod> pods, int morePods, List<Pod> hostPods, int moreHostPods, boolean host,
		boolean bridge, List<String> devices) {

	/** As many cells as a node has for pods, the one that counts the rest included. */
	private static final int CELLS = 6;

	private static final int HOST_CELLS = 1;

	/**
	 * Chooses what to show of a node.
	 * @param mirrored whether the devices are drawn the other way round, so that the
	 * tunnel to the node on the left is short
	 */
	static MachineContents of(Cluster cluster, Node node, Focus focus, boolean mirrored) {
		List<Pod> own = new ArrayList<>();
		List<Pod> host = new ArrayList<>();
		cluster.podsOn(node.name()).forEach((pod) -> (pod.hostNetwork() ? host : own).add(pod));
		List<Pod> pods = shown(own, focus, CELLS);
		List<Pod> hostPods = shown(host, focus, HOST_CELLS);
		boolean idle = !focus.stops().isEmpty() && host.stream().noneMatch((pod) -> focus.isOnPath(PodBoxes.id(pod)));
		boolean hasHost = focus.isOnPath("node/" + node.name() + "/host")
				|| !idle && (!host.isEmpty() || node.controlPlane());
		List<String> devices = devices(cluster, node, focus, mirrored);
		boolean bridge = cluster.settings().cni() == CniPlugin.FLANNEL
				|| focus.isOnPath("node/" + node.name() + "/dev/cni0");
		return new MachineContents(node, pods, own.size() - pods.size(), hostPods, host.size() - hostPods.size(),
				hasHost, bridge, devices);
	}

	/** The pods on the path whatever their number, then others while there is room. */
	private static List<Pod> shown(List<Pod> pods, Focus focus, int cells) {
		if (pods.size() <= cells) {
			return pods.stream().sorted(byNamespace()).toList();
		}
		List<Pod> byInterest = pods.stream()
			.sorted(Comparator.comparing((Pod pod) -> !focus.isOnPath(PodBoxes.id(pod))).thenComparing(byNamespace()))
			.toList();
		long onPath = pods.stream().filter((pod) -> focus.isOnPath(PodBoxes.id(pod))).count();
		return byInterest.stream().limit(Math.max(onPath, cells - 1)).sorted(byNamespace()).toList();
	}

	private static Comparator<Pod> byNamespace() {
		return Comparator.comparing(Pod::namespace, Order.namespaces()).thenComparing(Pod::name);
	}

	private static List<String> devices(Cluster cluster, Node node, Focus focus, boolean mirrored) {
		List<String> devices = new ArrayList<>(List.of("eth0"));
		if (cluster.settings().cni() == CniPlugin.FLANNEL && cluster.nodes().size() > 1) {
			devices.add("flannel.1");
		}
		focus.named("node/" + node.name() + "/dev/")
			.stream()
			.filter((device) -> !devices.contains(device) && !device.equals("cni0"))
			.forEach(devices::add);
		return mirrored ? devices.reversed() : devices;
	}

	String id() {
		return "node/" + this.node.name();
	}

	String part(String name) {
		return id() + "/" + name;
	}

	/** How many cells of the pod grid are taken. */
	int cells() {
		return this.pods.size() + ((this.morePods > 0) ? 1 : 0);
	}

}

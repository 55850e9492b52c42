package io.packetwalk.cni;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;

/** Which pods with a network of their own run on which node. */
final class Placement {

	private final Map<String, Node> nodes = new LinkedHashMap<>();

	private final Map<String, Pod> pods = new LinkedHashMap<>();

	private final Map<String, List<Pod>> byNode = new LinkedHashMap<>();

	private final List<Seat> seats = new ArrayList<>();

	private final List<Seat> strays = new ArrayList<>();

	/**
	 * Where a pod's address is.
	 *
	 * @param address the pod's address
	 * @param node the node it runs on
	 */
	record Seat(IpAddress address, Node node) {
	}

	static Placement of(Cluster cluster) {
		Placement placement = new Placement();
		cluster.nodes().forEach((node) -> placement.nodes.put(node.name(), node));
		cluster.pods().stream().filter(Placement::hasOwnNetwork).forEach(placement::add);
		return placement;
	}

	private static boolean hasOwnNetwork(Pod pod) {
		boolean over = pod.phase().equals("Succeeded") || pod.phase().equals("Failed");
		return !pod.hostNetwork() && pod.node() != null && pod.ip() != null && !over;
	}

	private void add(Pod pod) {
		Node node = this.nodes.get(pod.node());
		IpAddress address = pod.ip();
		if (node == null || address == null) {
			return;
		}
		this.pods.put(pod.key(), pod);
		this.byNode.computeIfAbsent(node.name(), (name) -> new ArrayList<>()).add(pod);
		Seat seat = new Seat(address, node);
		this.seats.add(seat);
		if (!node.podCidr().contains(address)) {
			this.strays.add(seat);
		}
	}

	Optional<Node> node(String name) {
		return Optional.ofNullable(this.nodes.get(name));
	}

	Optional<Pod> pod(String key) {
		return Optional.ofNullable(this.pods.get(key));
	}

	Optional<Node> nodeOf(Pod pod) {
		return Optional.ofNullable(this.nodes.get(pod.node()));
	}

	List<Pod> podsOn(Node node) {
		return this.byNode.getOrDefault(node.name(), List.of());
	}

	List<Seat> seats() {
		return this.seats;
	}

	/** Pods whose address is not in their node's range, as manifests may state it. */
	List<Seat> strays() {
		return this.strays;
	}

}

package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;

/**
 * Draws machines in rows like a rack, the network between them below, the world outside
 * to the right. Seats are fixed rather than computed by a graph layout, so that every
 * node looks the same and a device is always found in the same place.
 */
final class PhysicalView {

	static final int MARGIN = 10;

	static final int NODE_GAP = 30;

	/** The card that counts the nodes that are not drawn. */
	static final String MORE_NODES = "more-nodes";

	private static final int MOST_NODES = 6;

	private static final int MOST_OPENED_NODES = 24;

	private final Cluster cluster;

	private final Endpoints endpoints;

	private final Focus focus;

	private final Drawing drawing = new Drawing();

	PhysicalView(Cluster cluster, Endpoints endpoints, Focus focus) {
		this.cluster = cluster;
		this.endpoints = endpoints;
		this.focus = focus;
	}

	View compile() {
		List<Node> nodes = shownNodes();
		int perRow = perRow(nodes.size());
		List<MachineContents> machines = new ArrayList<>();
		for (int i = 0; i < nodes.size(); i++) {
			boolean mirrored = i % perRow % 2 == 1;
			machines.add(MachineContents.of(this.cluster, nodes.get(i), this.endpoints, this.focus, mirrored));
		}
		Rack rack = Rack.of(machines);
		ServiceRules rules = ServiceRules.of(this.cluster, this.endpoints, this.focus, rack.rulesWidth());
		Floor floor = new Floor(this.drawing, machines, perRow, rack.withRules(rules));
		floor.place(rules);
		new Cabling(this.drawing, machines, floor, tunnelsAmong(machines), this.cluster.settings()).connect();
		new Surroundings(this.drawing, this.cluster, this.focus, floor, nodes.size()).draw();
		return this.drawing.view(MARGIN);
	}

	/**
	 * The nodes on the path: the others fold away. Without a path, or when a person wants
	 * to see them all, the first ones.
	 */
	private List<Node> shownNodes() {
		Set<String> onPath = nodesOnPath();
		List<Node> path = this.cluster.nodes().stream().filter((node) -> onPath.contains(node.name())).toList();
		boolean opened = this.focus.isOpen(MORE_NODES) || this.focus.isOpen(Focus.ALL);
		if (!path.isEmpty() && !opened) {
			return path;
		}
		int most = Math.max(path.size(), opened ? MOST_OPENED_NODES : MOST_NODES);
		Set<String> chosen = this.cluster.nodes()
			.stream()
			.map(Node::name)
			.sorted(Comparator.comparing((name) -> !onPath.contains(name)))
			.limit(most)
			.collect(Collectors.toSet());
		return this.cluster.nodes().stream().filter((node) -> chosen.contains(node.name())).toList();
	}

	private Set<String> nodesOnPath() {
		Set<String> names = new LinkedHashSet<>();
		for (String stop : this.focus.stops()) {
			Focus.nodeOf(stop).ifPresent(names::add);
		}
		this.cluster.pods()
			.stream()
			.filter((pod) -> pod.node() != null && this.focus.isOnPath(PodBoxes.id(pod)))
			.forEach((pod) -> names.add(pod.node()));
		return names;
	}

	private static int perRow(int nodes) {
		if (nodes <= 4) {
			return Math.max(1, nodes);
		}
		return (nodes <= 6) ? 3 : 4;
	}

	/** Every pair of a small cluster; only the pairs on the path of a larger one. */
	private List<MachineContents> tunnelsAmong(List<MachineContents> machines) {
		Set<String> onPath = nodesOnPath();
		return machines.stream()
			.filter((machine) -> machine.tunnel() != null)
			.filter((machine) -> machines.size() <= 4 || onPath.contains(machine.node().name()))
			.toList();
	}

}

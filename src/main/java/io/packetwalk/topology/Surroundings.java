package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;

/**
 * Draws the column to the right of the machines, from the wire upwards: the outside, load
 * balancers, and what has no machine.
 */
final class Surroundings {

	private static final int WIDTH = Rack.POD_WIDTH;

	private static final int GAP = 22;

	private static final int MOST_BALANCERS = 3;

	private final Drawing drawing;

	private final Cluster cluster;

	private final Focus focus;

	private final int shownNodes;

	private final int left;

	private int floor;

	Surroundings(Drawing drawing, Cluster cluster, Focus focus, Floor floor, int shownNodes) {
		this.drawing = drawing;
		this.cluster = cluster;
		this.focus = focus;
		this.shownNodes = shownNodes;
		this.left = floor.right() + PhysicalView.NODE_GAP;
		this.floor = drawing.box("wire").bottom();
	}

	void draw() {
		outside();
		balancers().forEach(this::balancer);
		unscheduled();
		moreNodes();
	}

	private Box place(int height) {
		Box place = new Box(this.left, this.floor - height, WIDTH, height);
		this.floor = place.y() - GAP;
		return place;
	}

	private void outside() {
		Box wire = this.drawing.box("wire");
		Box place = add("outside", VertexKind.OUTSIDE, "outside", List.of("the Internet"), 0,
				"Everything beyond the cluster's network: clients, public servers, their DNS");
		int level = wire.y() + 21;
		this.drawing.connect("wire", "outside", EdgeKind.UNDERLAY, "", wire.right(), level, place.x(), level);
	}

	/**
	 * The addresses load balancers have, with the Services behind them; those of the path
	 * first.
	 */
	private Map<String, String> balancers() {
		Map<String, String> all = new LinkedHashMap<>();
		this.focus.named("lb/").forEach((address) -> all.put(address, ""));
		int most = Math.max(MOST_BALANCERS, all.size());
		for (Service service : this.cluster.services()) {
			for (LoadBalancerIngress entry : service.loadBalancer()) {
				String address = String.valueOf(entry.ip());
				if (entry.ip() != null && (all.containsKey(address) || all.size() < most)) {
					all.merge(address, service.name(), (known, name) -> known.isEmpty() ? name : known);
				}
			}
		}
		return all;
	}

	private void balancer(String address, String service) {
		boolean first = this.drawing.box("outside").y() - GAP == this.floor;
		List<String> lines = service.isEmpty() ? List.of(address) : List.of(address, Lettering.small(service, WIDTH));
		String id = "lb/" + address;
		Box place = add(id, VertexKind.LOAD_BALANCER, "load balancer", lines, 0,
				"Load balancer " + address + (service.isEmpty() ? "" : " of Service " + service));
		toWire(id, place);
		toOutside(id, place, first);
		if (this.focus.isOnPath(id)) {
			this.focus.stops()
				.stream()
				.filter((stop) -> stop.endsWith("/dev/eth0"))
				.forEach((card) -> toCard(id, place, card));
		}
	}

	/**
	 * A balancer picks a node: from it along the top of the wire, then up the node's own
	 * line.
	 */
	private void toCard(String id, Box balancer, String card) {
		List<List<Integer>> up = this.drawing.line(card, "wire").reversed();
		if (up.isEmpty()) {
			return;
		}
		int gutter = this.left - 10;
		List<List<Integer>> points = new ArrayList<>();
		points.add(List.of(balancer.x(), balancer.middleY()));
		points.add(List.of(gutter, balancer.middleY()));
		points.add(List.of(gutter, up.getFirst().getLast()));
		points.addAll(up);
		this.drawing.connect(id, card, EdgeKind.UNDERLAY, points);
	}

	private void toWire(String id, Box balancer) {
		Box wire = this.drawing.box("wire");
		int gutter = this.left - 10;
		int level = wire.y() + 9;
		this.drawing.connect(id, "wire", EdgeKind.UNDERLAY, "", balancer.x(), balancer.middleY(), gutter,
				balancer.middleY(), gutter, level, wire.right(), level);
	}

	private void toOutside(String id, Box balancer, boolean first) {
		Box outside = this.drawing.box("outside");
		if (first) {
			this.drawing.connect("outside", id, EdgeKind.UNDERLAY, "", outside.middleX(), outside.y(),
					outside.middleX(), balancer.bottom());
		}
		else {
			int gutter = outside.right() + 7;
			this.drawing.connect("outside", id, EdgeKind.UNDERLAY, "", outside.right(), outside.middleY(), gutter,
					outside.middleY(), gutter, balancer.middleY(), balancer.right(), balancer.middleY());
		}
	}

	private void unscheduled() {
		List<Pod> pending = this.cluster.pods().stream().filter((pod) -> pod.node() == null).toList();
		List<Pod> onPath = pending.stream().filter((pod) -> this.focus.isOnPath(PodBoxes.id(pod))).toList();
		onPath.forEach((pod) -> this.drawing.add(PodBoxes.of(pod, place(PodBoxes.HEIGHT), null)));
		int more = pending.size() - onPath.size();
		if (more > 0) {
			add("more-pending", VertexKind.MORE, more + ((more == 1) ? " pod pending" : " pods pending"),
					List.of("on no node"), more, more + " pods are not scheduled on any node");
		}
	}

	private void moreNodes() {
		int more = this.cluster.nodes().size() - this.shownNodes;
		boolean opened = this.focus.isOpen(PhysicalView.MORE_NODES);
		if (more == 0 && !opened) {
			return;
		}
		String label = (more > 0) ? "+" + more + ((more == 1) ? " node" : " nodes") : "every node";
		String line = this.focus.stops().isEmpty() ? "not shown" : "not on the path";
		String title = (more > 0) ? more + ((more == 1) ? " more node" : " more nodes") + ", " + line
				: "Every node of the cluster is drawn";
		Box place = place(Lettering.height(1));
		this.drawing.add(new Vertex(PhysicalView.MORE_NODES, VertexKind.MORE, label,
				List.of((more > 0) ? line : "fold them away"), null, place.x(), place.y(), place.width(),
				place.height(), VertexState.NONE, more, title)
			.openable(opened));
	}

	private Box add(String id, VertexKind kind, String label, List<String> lines, int count, String title) {
		Box place = place(Lettering.height(lines.size()));
		this.drawing.add(new Vertex(id, kind, label, lines, null, place.x(), place.y(), place.width(), place.height(),
				VertexState.NONE, count, title));
		return place;
	}

}

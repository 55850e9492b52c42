package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.packetwalk.cluster.Cluster;

/**
 * Draws what routes to and what selects what: outside, Ingress, Service, Pod from left to
 * right, in a box per namespace.
 */
final class LogicalView {

	private static final int MARGIN = 14;

	private static final int GAP_X = 40;

	private static final int GAP_Y = 18;

	private static final int LANE = 20;

	private static final int OUTSIDE_WIDTH = 130;

	private final List<NamespaceLayout> layouts;

	private final Drawing drawing = new Drawing();

	LogicalView(Cluster cluster, Endpoints endpoints, Focus focus) {
		this.layouts = new LogicalGraph(cluster, endpoints, focus).namespaces()
			.stream()
			.map(NamespaceLayout::of)
			.sorted(Comparator.comparing((layout) -> layout.entranceLines().isEmpty()))
			.toList();
	}

	View compile() {
		boolean entered = this.layouts.stream().anyMatch((layout) -> !layout.entranceLines().isEmpty());
		List<List<NamespaceLayout>> columns = Columns.of(this.layouts, GAP_X, GAP_Y);
		boolean lane = columns.stream()
			.skip(1)
			.flatMap(List::stream)
			.anyMatch((layout) -> !layout.entranceLines().isEmpty());
		int top = MARGIN + (lane ? LANE : 0);
		int left = MARGIN + (entered ? OUTSIDE_WIDTH + GAP_X : 0);
		if (entered) {
			outside(columns.getFirst(), top);
		}
		for (int i = 0; i < columns.size(); i++) {
			int y = top;
			int width = Columns.width(columns.get(i));
			for (NamespaceLayout layout : columns.get(i)) {
				namespace(layout, new Box(left, y, width, layout.height()), i == 0);
				y += layout.height() + GAP_Y;
			}
			left += width + GAP_X;
		}
		return this.drawing.view(MARGIN);
	}

	/** Beside the middle of what it leads to. */
	private void outside(List<NamespaceLayout> column, int top) {
		List<Integer> levels = new ArrayList<>();
		int y = top;
		for (NamespaceLayout layout : column) {
			for (List<List<Integer>> line : layout.entranceLines()) {
				levels.add(y + line.getFirst().getLast());
			}
			y += layout.height() + GAP_Y;
		}
		int height = Lettering.height(1);
		int middle = levels.isEmpty() ? top : (levels.getFirst() + levels.getLast()) / 2;
		this.drawing.add(new Vertex("outside", VertexKind.OUTSIDE, "outside", List.of("the Internet"), null, MARGIN,
				Math.max(top, middle - height / 2), OUTSIDE_WIDTH, height, VertexState.NONE, 0,
				"Everything beyond the cluster's network: clients, public servers"));
	}

	private void namespace(NamespaceLayout layout, Box place, boolean first) {
		NamespaceGraph graph = layout.graph();
		int left = place.x();
		int top = place.y();
		this.drawing.add(graph.box(place));
		for (Vertex member : graph.members()) {
			Box box = layout.boxes().get(member.id());
			this.drawing.add(member.at(new Box(left + box.x(), top + box.y(), box.width(), box.height()), graph.id()));
			WorkloadCard card = graph.cards().get(member.id());
			if (card != null) {
				card.insideAt(left + box.x(), top + box.y()).forEach(this.drawing::add);
			}
		}
		for (int i = 0; i < graph.links().size(); i++) {
			NamespaceGraph.Link link = graph.links().get(i);
			this.drawing.connect(link.from(), link.to(), link.kind(), moved(layout.lines().get(i), left, top));
		}
		for (int i = 0; i < graph.entrances().size(); i++) {
			entrance(graph.entrances().get(i), moved(layout.entranceLines().get(i), left, top), left, first);
		}
	}

	private void entrance(String target, List<List<Integer>> inside, int left, boolean first) {
		Box outside = this.drawing.box("outside");
		int gutter = left - GAP_X / 2;
		int level = inside.getFirst().getLast();
		List<List<Integer>> points = new ArrayList<>();
		if (first) {
			points.add(List.of(outside.right(), outside.middleY()));
			points.add(List.of(gutter, outside.middleY()));
		}
		else {
			points.add(List.of(outside.middleX(), outside.y()));
			points.add(List.of(outside.middleX(), MARGIN));
			points.add(List.of(gutter, MARGIN));
		}
		points.add(List.of(gutter, level));
		points.addAll(inside);
		this.drawing.connect("outside", target, EdgeKind.ROUTES, points);
	}

	private static List<List<Integer>> moved(List<List<Integer>> points, int x, int y) {
		return points.stream().map((point) -> List.of(point.getFirst() + x, point.getLast() + y)).toList();
	}

}

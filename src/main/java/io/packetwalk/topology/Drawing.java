package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paper a view is drawn on, box by box. */
final class Drawing {

	private final Map<String, Vertex> vertices = new LinkedHashMap<>();

	private final List<Edge> edges = new ArrayList<>();

	Vertex add(Vertex vertex) {
		this.vertices.putIfAbsent(vertex.id(), vertex);
		return vertex;
	}

	boolean has(String id) {
		return this.vertices.containsKey(id);
	}

	/** The place of a box that has been drawn. */
	Box box(String id) {
		Vertex vertex = this.vertices.get(id);
		if (vertex == null) {
			throw new IllegalStateException("nothing is drawn yet for " + id);
		}
		return vertex.box();
	}

	/** The corners of a line that has been drawn. */
	List<List<Integer>> line(String from, String to) {
		return this.edges.stream()
			.filter((edge) -> edge.from().equals(from) && edge.to().equals(to))
			.map(Edge::points)
			.findFirst()
			.orElse(List.of());
	}

	/** Draws a line through these corners: x, y, x, y … */
	void connect(String from, String to, EdgeKind kind, String label, int... corners) {
		List<List<Integer>> points = new ArrayList<>();
		for (int i = 0; i < corners.length; i += 2) {
			points.add(List.of(corners[i], corners[i + 1]));
		}
		add(from, to, kind, label, points);
	}

	void connect(String from, String to, EdgeKind kind, List<List<Integer>> points) {
		add(from, to, kind, "", points);
	}

	private void add(String from, String to, EdgeKind kind, String label, List<List<Integer>> points) {
		List<List<Integer>> corners = new ArrayList<>();
		for (List<Integer> point : points) {
			if (corners.isEmpty() || !corners.getLast().equals(point)) {
				corners.add(point);
			}
		}
		this.edges.add(new Edge(from + " - " + to, from, to, kind, label, corners));
	}

	/** The finished view, with a margin at its right and bottom edges. */
	View view(int margin) {
		int width = this.vertices.values().stream().mapToInt((vertex) -> vertex.box().right()).max().orElse(0);
		int height = this.vertices.values().stream().mapToInt((vertex) -> vertex.box().bottom()).max().orElse(0);
		return new View(width + margin, height + margin, List.copyOf(this.vertices.values()), this.edges);
	}

}

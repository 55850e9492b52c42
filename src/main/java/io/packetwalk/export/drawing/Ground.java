package io.packetwalk.export.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.topology.Edge;
import io.packetwalk.topology.Vertex;
import io.packetwalk.topology.View;

/** The picture as ground to walk on: boxes by their ids and the lines between them. */
final class Ground {

	private final View view;

	private final Map<String, Vertex> boxes = new LinkedHashMap<>();

	private final Map<List<String>, Edge> edges = new LinkedHashMap<>();

	Ground(View view) {
		this.view = view;
		view.vertices().forEach((box) -> this.boxes.putIfAbsent(box.id(), box));
		view.edges()
			.stream()
			.filter((edge) -> edge.points().size() > 1)
			.forEach((edge) -> this.edges.putIfAbsent(List.of(edge.from(), edge.to()), edge));
	}

	View view() {
		return this.view;
	}

	/** The box a stop is drawn as: itself, or the nearest one around it. */
	Optional<Vertex> boxOf(String stop) {
		for (String id = stop; !id.isEmpty(); id = id.substring(0, Math.max(0, id.lastIndexOf('/')))) {
			Vertex found = this.boxes.get(id);
			if (found != null) {
				return Optional.of(found);
			}
		}
		return Optional.empty();
	}

	/** Every way between two boxes that are not the same, in the order walked. */
	List<Stretch> stretches(List<Moment> moments) {
		List<Stretch> stretches = new ArrayList<>();
		Vertex from = null;
		boolean rewritten = false;
		for (Moment moment : moments) {
			Vertex to = boxOf(moment.step().stop()).orElse(from);
			if (from != null && to != null && !from.id().equals(to.id())) {
				stretches.add(new Stretch(from, to, moment, line(from, to), rewritten));
				rewritten = false;
			}
			rewritten |= moment.look() == Look.REWRITE;
			from = to;
		}
		return stretches;
	}

	/** Two boxes, whichever of them comes first. */
	static String pair(String one, String other) {
		return (one.compareTo(other) < 0) ? one + " " + other : other + " " + one;
	}

	private List<List<Integer>> line(Vertex from, Vertex to) {
		Edge along = this.edges.get(List.of(from.id(), to.id()));
		if (along != null) {
			return along.points();
		}
		Edge against = this.edges.get(List.of(to.id(), from.id()));
		return (against != null) ? against.points().reversed() : connector(from, to);
	}

	/** A straight or two-cornered line between facing borders. */
	private static List<List<Integer>> connector(Vertex a, Vertex b) {
		int ay = a.y() + a.height() / 2;
		int by = b.y() + b.height() / 2;
		int left = Math.max(a.x(), b.x());
		int right = Math.min(a.x() + a.width(), b.x() + b.width());
		if (left < right) {
			int x = (left + right) / 2;
			return List.of(List.of(x, (by > ay) ? a.y() + a.height() : a.y()),
					List.of(x, (by > ay) ? b.y() : b.y() + b.height()));
		}
		boolean rightwards = b.x() > a.x();
		int start = rightwards ? a.x() + a.width() : a.x();
		int end = rightwards ? b.x() : b.x() + b.width();
		int middle = (start + end) / 2;
		return List.of(List.of(start, ay), List.of(middle, ay), List.of(middle, by), List.of(end, by));
	}

	/**
	 * A way between two boxes.
	 *
	 * @param from where it starts
	 * @param to where it ends
	 * @param at the step that goes it
	 * @param points its corners
	 * @param rewritten whether the packet goes it with new addresses
	 */
	record Stretch(Vertex from, Vertex to, Moment at, List<List<Integer>> points, boolean rewritten) {

		/** The same, without saying that the packet has new addresses. */
		Stretch covered() {
			return new Stretch(this.from, this.to, this.at, this.points, false);
		}

		/** The same for there and back. */
		String pair() {
			return Ground.pair(this.from.id(), this.to.id());
		}

	}

}

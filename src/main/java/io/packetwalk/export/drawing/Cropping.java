package io.packetwalk.export.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.packetwalk.topology.Edge;
import io.packetwalk.topology.Vertex;
import io.packetwalk.topology.VertexKind;
import io.packetwalk.topology.View;

/**
 * Leaves of a picture only the boxes a packet passes, with the boxes around them drawn in
 * as far as they go.
 */
final class Cropping {

	private static final int SIDES = 16;

	private static final int TITLE = 46;

	private static final int SHORTEST = 260;

	private final View view;

	private final Map<String, Vertex> byId = new HashMap<>();

	private final Set<String> kept = new HashSet<>();

	private Cropping(View view, Set<String> passed) {
		this.view = view;
		view.vertices().forEach((box) -> this.byId.put(box.id(), box));
		for (String id : passed) {
			for (Vertex box = this.byId.get(id); box != null && this.kept.add(box.id());) {
				box = (box.parent() != null) ? this.byId.get(box.parent()) : null;
			}
		}
	}

	/** The picture with nothing but these boxes, what holds them, and the ways taken. */
	static View to(View view, Set<String> passed, List<Ground.Stretch> taken) {
		Cropping cropping = new Cropping(view, passed);
		Set<String> pairs = new HashSet<>();
		taken.forEach((way) -> pairs.add(way.pair()));
		List<Edge> edges = view.edges()
			.stream()
			.filter((edge) -> pairs.contains(Ground.pair(edge.from(), edge.to())))
			.toList();
		List<Vertex> boxes = cropping.boxes(taken);
		return new View(view.width(), view.height(), boxes, edges);
	}

	/**
	 * What is drawn in a box comes after it, so that sizes go from the last to the first.
	 */
	private List<Vertex> boxes(List<Ground.Stretch> taken) {
		Map<String, Frame> insides = new HashMap<>();
		for (Ground.Stretch way : taken) {
			for (String group : commonGroups(way)) {
				insides.merge(group, Scene.around(way.points()), Frame::with);
			}
		}
		List<Vertex> boxes = new ArrayList<>();
		for (Vertex box : this.view.vertices().reversed()) {
			if (this.kept.contains(box.id())) {
				Vertex drawn = insides.containsKey(box.id()) ? shrunk(box, insides.get(box.id())) : box;
				boxes.addFirst(drawn);
				if (drawn.parent() != null) {
					insides.merge(drawn.parent(), Frame.of(drawn), Frame::with);
				}
			}
		}
		return boxes.stream().map((box) -> (box.kind() == VertexKind.WIRE) ? shortened(box, boxes) : box).toList();
	}

	/**
	 * The network lies under all nodes; it need not reach further than what is left of
	 * them.
	 */
	private static Vertex shortened(Vertex wire, List<Vertex> boxes) {
		Frame others = Frame.around(boxes.stream().filter((box) -> box != wire).map(Frame::of).toList());
		double left = Math.max(wire.x(), Math.min(others.x(), wire.x() + wire.width() - SHORTEST));
		double right = Math.min(wire.x() + wire.width(), Math.max(others.right(), left + SHORTEST));
		return placed(wire, new Frame(left, wire.y(), right - left, wire.height()));
	}

	private Set<String> commonGroups(Ground.Stretch way) {
		Set<String> groups = groups(way.from());
		groups.retainAll(groups(way.to()));
		return groups;
	}

	private Set<String> groups(Vertex box) {
		Set<String> groups = new HashSet<>();
		for (Vertex at = box; at != null && at.parent() != null; at = this.byId.get(at.parent())) {
			groups.add(at.parent());
		}
		return groups;
	}

	private static Vertex shrunk(Vertex box, Frame inside) {
		int title = (box.kind() == VertexKind.KERNEL) ? TITLE - 14 : TITLE;
		return placed(box, inside.grown(SIDES, title, SIDES).within(Frame.of(box)));
	}

	private static Vertex placed(Vertex box, Frame frame) {
		return new Vertex(box.id(), box.kind(), box.label(), box.lines(), box.parent(), (int) frame.x(),
				(int) frame.y(), (int) frame.width(), (int) frame.height(), box.state(), box.count(), box.title(),
				box.open());
	}

}

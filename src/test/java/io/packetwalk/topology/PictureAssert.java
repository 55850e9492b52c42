package io.packetwalk.topology;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What every picture must be, whatever it shows. */
final class PictureAssert extends AbstractAssert<PictureAssert, View> {

	private static final double TOLERANCE = 1.01;

	private final Map<String, Vertex> vertices;

	private PictureAssert(View view) {
		super(view, PictureAssert.class);
		this.vertices = view.vertices().stream().collect(Collectors.toMap(Vertex::id, Function.identity()));
	}

	static PictureAssert assertThat(View view) {
		return new PictureAssert(view);
	}

	PictureAssert isSound() {
		return boxesStayInTheirParents().siblingsDoNotOverlap()
			.linesJoinTheirBoxes()
			.linesAreHorizontalOrVertical()
			.linesCrossNoBox()
			.everythingHasWords();
	}

	PictureAssert shows(String... ids) {
		Assertions.assertThat(this.vertices).containsKeys(ids);
		return this;
	}

	PictureAssert hides(String... ids) {
		Assertions.assertThat(this.vertices).doesNotContainKeys(ids);
		return this;
	}

	PictureAssert connects(String from, String to) {
		Assertions.assertThat(this.actual.edges())
			.anyMatch((edge) -> edge.from().equals(from) && edge.to().equals(to)
					|| edge.from().equals(to) && edge.to().equals(from));
		return this;
	}

	private PictureAssert boxesStayInTheirParents() {
		for (Vertex vertex : this.actual.vertices()) {
			Box inner = vertex.box();
			Box outer = (vertex.parent() != null) ? this.vertices.get(vertex.parent()).box()
					: new Box(0, 0, this.actual.width(), this.actual.height());
			boolean inside = inner.x() >= outer.x() && inner.y() >= outer.y() && inner.right() <= outer.right()
					&& inner.bottom() <= outer.bottom();
			Assertions.assertThat(inside).as("%s %s in %s", vertex.id(), inner, outer).isTrue();
		}
		return this;
	}

	private PictureAssert siblingsDoNotOverlap() {
		Map<String, List<Vertex>> siblings = this.actual.vertices()
			.stream()
			.collect(Collectors.groupingBy((vertex) -> String.valueOf(vertex.parent())));
		for (List<Vertex> group : siblings.values()) {
			for (int i = 0; i < group.size(); i++) {
				for (int j = i + 1; j < group.size(); j++) {
					Assertions.assertThat(overlap(group.get(i).box(), group.get(j).box()))
						.as("%s overlaps %s", group.get(i).id(), group.get(j).id())
						.isFalse();
				}
			}
		}
		return this;
	}

	private static boolean overlap(Box a, Box b) {
		return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
	}

	private PictureAssert linesJoinTheirBoxes() {
		for (Edge edge : this.actual.edges()) {
			Assertions.assertThat(this.vertices).as(edge.id()).containsKeys(edge.from(), edge.to());
			touches(edge.points().getFirst(), edge, edge.from());
			touches(edge.points().getLast(), edge, edge.to());
		}
		return this;
	}

	private void touches(List<Integer> point, Edge edge, String id) {
		Box box = this.vertices.get(id).box();
		int x = point.getFirst();
		int y = point.getLast();
		boolean within = x >= box.x() - TOLERANCE && x <= box.right() + TOLERANCE && y >= box.y() - TOLERANCE
				&& y <= box.bottom() + TOLERANCE;
		boolean onBorder = Math.abs(x - box.x()) <= TOLERANCE || Math.abs(x - box.right()) <= TOLERANCE
				|| Math.abs(y - box.y()) <= TOLERANCE || Math.abs(y - box.bottom()) <= TOLERANCE;
		Assertions.assertThat(within && onBorder)
			.as("%s ends at %s on the border of %s", edge.id(), point, box)
			.isTrue();
	}

	private PictureAssert linesAreHorizontalOrVertical() {
		for (Edge edge : this.actual.edges()) {
			for (int i = 1; i < edge.points().size(); i++) {
				List<Integer> a = edge.points().get(i - 1);
				List<Integer> b = edge.points().get(i);
				int bend = Math.min(Math.abs(a.getFirst() - b.getFirst()), Math.abs(a.getLast() - b.getLast()));
				Assertions.assertThat(bend).as("%s between %s and %s", edge.id(), a, b).isZero();
			}
		}
		return this;
	}

	/** A line may leave and enter groups, but runs through no box that holds none. */
	private PictureAssert linesCrossNoBox() {
		List<String> groups = this.actual.vertices()
			.stream()
			.map(Vertex::parent)
			.filter((parent) -> parent != null)
			.distinct()
			.toList();
		for (Edge edge : this.actual.edges()) {
			for (Vertex vertex : this.actual.vertices()) {
				if (!groups.contains(vertex.id()) && !vertex.id().equals(edge.from())
						&& !vertex.id().equals(edge.to())) {
					Assertions.assertThat(crosses(edge, vertex.box()))
						.as("%s runs through %s", edge.id(), vertex.id())
						.isFalse();
				}
			}
		}
		return this;
	}

	private static boolean crosses(Edge edge, Box box) {
		for (int i = 1; i < edge.points().size(); i++) {
			List<Integer> a = edge.points().get(i - 1);
			List<Integer> b = edge.points().get(i);
			Box line = new Box(Math.min(a.getFirst(), b.getFirst()), Math.min(a.getLast(), b.getLast()),
					Math.abs(a.getFirst() - b.getFirst()), Math.abs(a.getLast() - b.getLast()));
			if (line.x() < box.right() && box.x() < line.right() + 1 && line.y() < box.bottom()
					&& box.y() < line.bottom() + 1 && line.right() > box.x() && line.bottom() > box.y()) {
				return true;
			}
		}
		return false;
	}

	private PictureAssert everythingHasWords() {
		for (Vertex vertex : this.actual.vertices()) {
			Assertions.assertThat(vertex.title()).as(vertex.id()).isNotBlank();
			Assertions.assertThat(vertex.label()).as(vertex.id()).isNotBlank();
		}
		return this;
	}

}

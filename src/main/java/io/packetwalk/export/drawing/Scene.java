package io.packetwalk.export.drawing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.packetwalk.topology.Edge;
import io.packetwalk.topology.EdgeKind;
import io.packetwalk.topology.Vertex;

/** Draws boxes, the lines between them, and the way of the packet over them. */
final class Scene {

	private final Ground ground;

	private final Palette palette;

	Scene(Ground ground, Palette palette) {
		this.ground = ground;
		this.palette = palette;
	}

	/** The elements of a shot, in the picture's own measure. */
	Svg draw(Shot shot) {
		Svg svg = new Svg();
		BoxArt art = new BoxArt(svg, this.palette);
		Map<Vertex, Integer> depths = depths();
		List<Vertex> seen = this.ground.view()
			.vertices()
			.stream()
			.filter((box) -> Frame.of(box).meets(shot.crop()))
			.sorted(Comparator.comparingInt(depths::get))
			.toList();
		seen.stream().filter(BoxArt::isGroup).forEach((box) -> box(art, box, shot));
		Set<String> gone = Stream.concat(shot.past().stream(), shot.ahead().stream())
			.map(Ground.Stretch::pair)
			.collect(Collectors.toSet());
		this.ground.view()
			.edges()
			.stream()
			.filter((edge) -> !gone.contains(Ground.pair(edge.from(), edge.to())))
			.forEach((edge) -> edge(svg, edge, shot));
		trail(svg, shot);
		seen.stream().filter((box) -> !BoxArt.isGroup(box)).forEach((box) -> box(art, box, shot));
		shot.marks().forEach((mark) -> mark(svg, mark, shot.crop()));
		return svg;
	}

	private Map<Vertex, Integer> depths() {
		Map<String, String> parents = this.ground.view()
			.vertices()
			.stream()
			.filter((box) -> box.parent() != null)
			.collect(Collectors.toMap(Vertex::id, Vertex::parent, (one, same) -> one));
		Map<Vertex, Integer> depths = new HashMap<>();
		for (Vertex box : this.ground.view().vertices()) {
			int depth = 0;
			for (String at = parents.get(box.id()); at != null && depth < 9; at = parents.get(at)) {
				depth++;
			}
			depths.put(box, depth);
		}
		return depths;
	}

	private static void box(BoxArt art, Vertex box, Shot shot) {
		boolean passed = shot.passed().contains(box.id());
		art.draw(box, shot.looks().get(box.id()), passed, shot.aside() && !passed && !BoxArt.isGroup(box));
	}

	private void edge(Svg svg, Edge edge, Shot shot) {
		if (edge.points().size() < 2 || !around(edge.points()).meets(shot.crop())) {
			return;
		}
		boolean tunnel = edge.kind() == EdgeKind.TUNNEL;
		boolean loose = edge.kind() == EdgeKind.SELECTS || edge.kind() == EdgeKind.ROUTES;
		svg.shape("path", "d", TrailArt.path(edge.points()), "fill", "none", "stroke",
				(tunnel || loose) ? this.palette.idle() : this.palette.line(), "stroke-width", tunnel ? 2 : 1.5,
				"stroke-dasharray", tunnel ? "1 4" : loose ? "5 4" : "", "stroke-linecap", tunnel ? "round" : "");
	}

	/** The same way gone twice is drawn once. */
	private void trail(Svg svg, Shot shot) {
		Map<String, Ground.Stretch> ways = new LinkedHashMap<>();
		shot.past().forEach((way) -> ways.merge(stroke(way), way, (one, other) -> shot.isFresh(other) ? other : one));
		TrailArt art = new TrailArt(svg, this.palette);
		for (Ground.Stretch way : shot.ahead()) {
			if (shot.past().stream().noneMatch((gone) -> gone.pair().equals(way.pair()))) {
				art.ahead(way);
			}
		}
		ways.values().forEach((way) -> art.gone(way, shot.isFresh(way) ? 1 : 0.4));
	}

	private static String stroke(Ground.Stretch way) {
		return way.from().id() + " " + way.to().id() + " " + way.at().isLookup() + way.at().isReverse()
				+ way.rewritten();
	}

	private void mark(Svg svg, Mark mark, Frame crop) {
		if (mark.look().ends()) {
			ending(svg, mark, mark.x() + Mark.NEVER_SENT <= crop.right());
		}
		Token.draw(svg, this.palette, mark.look(), mark.number(), mark.x(), mark.y());
	}

	/** The way that was not gone, and the word for it, on the side that has room. */
	private void ending(Svg svg, Mark mark, boolean right) {
		String word = (mark.look() == Look.REJECT) ? "refused here" : "never sent";
		double width = Letters.BOLD.width(word, 11);
		double from = right ? mark.x() + 18 : mark.x() - 18;
		svg.shape("path", "d",
				"M" + Svg.number(from) + " " + Svg.number(mark.y()) + "H"
						+ Svg.number(right ? mark.x() + 80 : mark.x() - 80),
				"fill", "none", "stroke", this.palette.drop(), "stroke-width", 3, "stroke-dasharray", "0.1 7",
				"stroke-linecap", "round");
		double left = right ? from : from - width;
		svg.shape("rect", "x", left - 3, "y", mark.y() - 19, "width", width + 6, "height", 14, "rx", 3, "fill",
				this.palette.kernel());
		svg.text("text", word, "x", left, "y", mark.y() - 8, "font-size", 11, "font-weight", 600, "fill",
				this.palette.drop());
	}

	static Frame around(List<List<Integer>> points) {
		return Frame
			.around(points.stream().map((point) -> new Frame(point.get(0) - 10, point.get(1) - 10, 20, 20)).toList());
	}

}

package io.packetwalk.export.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of the packet, as the browser's {@code trail.js} draws it: a line with an arrow
 * head for each stretch, there and back side by side, a double line where it has new
 * addresses.
 */
final class TrailArt {

	private static final double SIDE = 4.5;

	/** Shorter ones leave no room for an arrow head. */
	private static final double LONG = 16;

	private final Svg svg;

	private final Palette palette;

	TrailArt(Svg svg, Palette palette) {
		this.svg = svg;
		this.palette = palette;
	}

	/** A stretch still to go. */
	void ahead(Ground.Stretch way) {
		line(points(way, 0), this.palette.idle(), 2, "1 6", "round", 1);
	}

	/** A stretch the packet has gone. */
	void gone(Ground.Stretch way, double opacity) {
		List<double[]> points = points(way, way.at().isReverse() ? SIDE : -SIDE);
		if (way.rewritten()) {
			line(points, this.palette.rewrite(), 6.5, dashes(way, "8 4"), "butt", opacity);
			line(points, this.palette.bg(), 2.5, "", "butt", 1);
			head(points, this.palette.rewrite(), opacity);
			return;
		}
		String colour = way.at().isLookup() ? this.palette.dns()
				: way.at().isReverse() ? this.palette.rev() : this.palette.fwd();
		line(points, colour, way.at().isLookup() ? 3.5 : 3, dashes(way, "0.1 6"), "round", opacity);
		head(points, colour, opacity);
	}

	private static String dashes(Ground.Stretch way, String lookup) {
		return way.at().isLookup() ? lookup : way.at().isReverse() ? "11 6" : "";
	}

	private void line(List<double[]> points, String colour, double width, String dashes, String cap, double opacity) {
		this.svg.shape("path", "d", written(points), "fill", "none", "stroke", colour, "stroke-width", width,
				"stroke-dasharray", dashes, "stroke-linecap", cap, "stroke-linejoin", "round", "opacity",
				(opacity < 1) ? opacity : "");
	}

	/** A triangle at the end of the last piece that is long enough to point anywhere. */
	private void head(List<double[]> points, String colour, double opacity) {
		double[] end = points.getLast();
		double[] before = points.get(points.size() - 2);
		double dx = end[0] - before[0];
		double dy = end[1] - before[1];
		double length = Math.hypot(dx, dy);
		if (length == 0 || (points.size() == 2 && length <= LONG)) {
			return;
		}
		double x = dx / length;
		double y = dy / length;
		double[] tip = { end[0] + 2 * x, end[1] + 2 * y };
		double[] left = { end[0] - 9 * x - 5.5 * y, end[1] - 9 * y + 5.5 * x };
		double[] right = { end[0] - 9 * x + 5.5 * y, end[1] - 9 * y - 5.5 * x };
		this.svg.shape("path", "d", written(List.of(tip, left, right)) + "Z", "fill", colour, "opacity",
				(opacity < 1) ? opacity : "");
	}

	/**
	 * Its corners moved aside; a bent line keeps to the borders it starts and ends at.
	 */
	private static List<double[]> points(Ground.Stretch way, double by) {
		List<List<Integer>> corners = way.points();
		boolean upright = corners.stream().allMatch((corner) -> corner.get(0).equals(corners.getFirst().get(0)));
		boolean level = corners.stream().allMatch((corner) -> corner.get(1).equals(corners.getFirst().get(1)));
		List<double[]> moved = new ArrayList<>();
		for (int i = 0; i < corners.size(); i++) {
			boolean inner = i > 0 && i < corners.size() - 1;
			double dx = (level && !upright) ? 0 : by;
			double dy = (level && !upright) || (inner && !upright) ? by : 0;
			moved.add(new double[] { corners.get(i).get(0) + dx, corners.get(i).get(1) + dy });
		}
		return moved;
	}

	/** A line through points. */
	static String path(List<List<Integer>> points) {
		return written(points.stream()
			.map((point) -> new double[] { point.get(0).doubleValue(), point.get(1).doubleValue() })
			.toList());
	}

	private static String written(List<double[]> points) {
		StringBuilder path = new StringBuilder();
		for (double[] point : points) {
			path.append(path.isEmpty() ? 'M' : 'L')
				.append(Svg.number(point[0]))
				.append(' ')
				.append(Svg.number(point[1]));
		}
		return path.toString();
	}

}

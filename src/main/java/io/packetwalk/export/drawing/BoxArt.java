package io.packetwalk.export.drawing;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.topology.Vertex;
import io.packetwalk.topology.VertexKind;
import io.packetwalk.topology.VertexState;

/** One box of the picture. */
final class BoxArt {

	private static final Pattern ADDRESS = Pattern.compile("\\d[.:]\\d|^:\\d|[0-9a-f]*::");

	private final Svg svg;

	private final Palette palette;

	BoxArt(Svg svg, Palette palette) {
		this.svg = svg;
		this.palette = palette;
	}

	static boolean isGroup(Vertex box) {
		return switch (box.kind()) {
			case NODE, NAMESPACE, KERNEL -> true;
			default -> false;
		};
	}

	/**
	 * Draws it.
	 * @param look what happens in it, null for nothing worth a colour
	 * @param passed whether the packet was in it
	 * @param aside whether it stands aside
	 */
	void draw(Vertex box, @Nullable Look look, boolean passed, boolean aside) {
		this.svg.open("g", "opacity", aside ? 0.5 : "");
		this.svg.title(box.title().isEmpty() ? box.kind() + " " + box.label() : box.title());
		outline(box, look, passed);
		if (isGroup(box)) {
			groupText(box);
		}
		else {
			leafText(box, look != null);
		}
		this.svg.close();
	}

	private void outline(Vertex box, @Nullable Look look, boolean passed) {
		String stroke = (look != null) ? look.colour(this.palette) : passed ? this.palette.edge() : this.palette.line();
		String fill = (look != null) ? look.ground(this.palette) : ground(box);
		double width = (look == null) ? 1 : look.ends() ? 3 : 2;
		double radius = radius(box.kind());
		this.svg.shape("rect", "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height(), "rx", radius,
				"fill", fill, "stroke", stroke, "stroke-width", width, "stroke-dasharray",
				(look == null) ? dashes(box) : "");
		if (look == Look.REWRITE) {
			this.svg.shape("rect", "x", box.x() + 4, "y", box.y() + 4, "width", box.width() - 8, "height",
					box.height() - 8, "rx", radius - 3, "fill", "none", "stroke", stroke, "stroke-width", 1);
		}
	}

	private String ground(Vertex box) {
		return switch (box.kind()) {
			case NODE, NAMESPACE -> this.palette.node();
			default -> this.palette.kernel();
		};
	}

	private static String dashes(Vertex box) {
		boolean weak = box.kind() == VertexKind.MORE || box.state() == VertexState.NOT_READY
				|| box.state() == VertexState.PENDING || box.state() == VertexState.TERMINATING;
		boolean beyond = box.kind() == VertexKind.WIRE || box.kind() == VertexKind.OUTSIDE
				|| box.kind() == VertexKind.LOAD_BALANCER;
		return weak ? "3 3" : beyond ? "2 3" : "";
	}

	private static double radius(VertexKind kind) {
		return switch (kind) {
			case NODE, NAMESPACE -> 14;
			case NETFILTER, ROUTING, CONNTRACK -> 8;
			default -> 10;
		};
	}

	private void groupText(Vertex box) {
		boolean kernel = box.kind() == VertexKind.KERNEL;
		double x = box.x() + (kernel ? 14 : 18);
		double y = box.y() + (kernel ? 20 : 26);
		double room = box.x() + box.width() - x - 12;
		double size = kernel ? 11 : 13;
		String label = Letters.BOLD.middle(box.label(), room, size);
		this.svg.text("text", label, "x", x, "y", y, "font-size", size, "font-weight", kernel ? 500 : 600, "fill",
				kernel ? this.palette.soft() : this.palette.ink());
		double left = room - Letters.BOLD.width(label, size) - 10;
		if (!box.lines().isEmpty() && left > 40) {
			mono(Letters.MONO.middle(box.lines().getFirst(), left, 11), x + room - left, y);
		}
	}

	private void leafText(Vertex box, boolean strong) {
		int fits = Math.max(0, (box.height() - 24) / 15);
		List<String> lines = box.lines().subList(0, Math.min(fits, box.lines().size()));
		double room = box.width() - 22;
		double x = box.x() + 12;
		double top = switch (lines.size()) {
			case 0 -> box.y() + box.height() / 2.0 + 4;
			case 1 -> box.y() + box.height() / 2.0 - 3;
			default -> box.y() + 22;
		};
		name(box, x, top, room, strong, lines.isEmpty() && !box.lines().isEmpty());
		for (int i = 0; i < lines.size(); i++) {
			line(lines.get(i), x, top + 17 + i * 15.5, room);
		}
	}

	private void name(Vertex box, double x, double y, double room, boolean strong, boolean sideways) {
		boolean device = box.kind() == VertexKind.DEVICE;
		Letters face = device ? Letters.MONO : Letters.BOLD;
		double size = device ? 11.5 : 12;
		String label = face.middle(box.label(), room, size);
		this.svg.text("text", label, "x", x, "y", y, "font-size", size, "font-weight", strong ? 700 : 500,
				"font-family", device ? Svg.MONO : "", "fill",
				(box.state() == VertexState.NOT_READY) ? this.palette.soft() : this.palette.ink());
		double left = room - face.width(label, size) - 10;
		if (sideways && left > 35) {
			mono(Letters.MONO.middle(box.lines().getFirst(), left, 11), x + room - left, y);
		}
	}

	private void line(String line, double x, double y, double room) {
		if (!line.contains(" · ") && ADDRESS.matcher(line).find()) {
			mono(Letters.MONO.middle(line, room, 11), x, y);
		}
		else {
			this.svg.text("text", Letters.PLAIN.middle(line, room, 11), "x", x, "y", y, "font-size", 11, "fill",
					this.palette.soft());
		}
	}

	private void mono(String text, double x, double y) {
		this.svg.text("text", text, "x", x, "y", y, "font-size", 11, "font-family", Svg.MONO, "fill",
				this.palette.soft());
	}

}

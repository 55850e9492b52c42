package io.packetwalk.export.drawing;

import io.packetwalk.trace.Trace;

/** The packet: one shape a look, with a number where the shape leaves room for one. */
final class Token {

	/** Half of the room a shape takes to its sides. */
	static final double REACH = 14;

	private static final String OCTAGON = "M-6 -14H6L14 -6V6L6 14H-6L-14 6V-6Z";

	private static final String TRIANGLE = "M0 -14.500L14 10H-14Z";

	private Token() {
	}

	/** Draws it with its middle here. */
	static void draw(Svg svg, Palette palette, Look look, String number, double x, double y) {
		svg.open("g", "transform", "translate(" + Svg.number(x) + " " + Svg.number(y) + ")");
		svg.title((number.isEmpty() ? "" : number + ": ") + look.word());
		shape(svg, palette, look);
		if (look.ends()) {
			sign(svg, palette, look);
			badge(svg, palette, number);
		}
		else if (!number.isEmpty()) {
			number(svg, palette, look, number);
		}
		svg.close();
	}

	/** What became of all of it: a tick when it is what its sender wanted. */
	static void verdict(Svg svg, Palette palette, Trace trace, double x, double y) {
		Look look = Verdict.look(trace.disposition());
		draw(svg, palette, look, "", x, y);
		if (look == Look.FORWARD) {
			svg.shape("path", "d", "M-5 0.500L-1.500 4L5 -4", "transform",
					"translate(" + Svg.number(x) + " " + Svg.number(y) + ")", "fill", "none", "stroke", palette.onFwd(),
					"stroke-width", 2.5, "stroke-linecap", "round", "stroke-linejoin", "round");
		}
	}

	private static void shape(Svg svg, Palette palette, Look look) {
		String colour = look.colour(palette);
		switch (look) {
			case FORWARD -> svg.shape("circle", "r", 11, "fill", colour, "stroke", palette.bg(), "stroke-width", 2);
			case REVERSE -> svg.shape("circle", "r", 10.5, "fill", palette.bg(), "stroke", colour, "stroke-width", 3);
			case REWRITE -> svg.shape("rect", "x", -11, "y", -11, "width", 22, "height", 22, "rx", 3.5, "fill", colour,
					"stroke", palette.bg(), "stroke-width", 2);
			case DNS -> svg.shape("path", "d", TRIANGLE, "fill", colour, "stroke", palette.bg(), "stroke-width", 2);
			case DNS_REPLY ->
				svg.shape("path", "d", TRIANGLE, "fill", palette.bg(), "stroke", colour, "stroke-width", 2.5);
			case DROP, REJECT ->
				svg.shape("path", "d", OCTAGON, "fill", colour, "stroke", palette.bg(), "stroke-width", 2);
		}
	}

	/** A cross for what is lost in silence, an arrow back for what is told. */
	private static void sign(Svg svg, Palette palette, Look look) {
		svg.shape("path", "d", (look == Look.DROP) ? "M-5 -5L5 5M5 -5L-5 5" : "M7 5V-2H-7M-2.500 -6L-7 -2L-2.500 2.500",
				"fill", "none", "stroke", palette.onDrop(), "stroke-width", 3, "stroke-linecap", "round",
				"stroke-linejoin", "round");
	}

	private static void badge(Svg svg, Palette palette, String number) {
		if (!number.isEmpty()) {
			double width = Math.max(15, Letters.BOLD.width(number, 9) + 7);
			svg.shape("rect", "x", 6, "y", 5, "width", width, "height", 15, "rx", 7.5, "fill", palette.bg(), "stroke",
					palette.drop(), "stroke-width", 1.5);
			text(svg, number, 6 + width / 2, 15.7, 9, palette.ink());
		}
	}

	private static void number(Svg svg, Palette palette, Look look, String number) {
		double size = (number.length() > 2) ? 8 : (look == Look.DNS || look == Look.DNS_REPLY) ? 9.5 : 11;
		String fill = switch (look) {
			case FORWARD, REWRITE -> palette.onFwd();
			case DNS -> palette.bg();
			case REVERSE, DNS_REPLY, DROP, REJECT -> palette.ink();
		};
		double base = (look == Look.DNS || look == Look.DNS_REPLY) ? 6.5 : size * 0.36;
		text(svg, number, 0, base, size, fill);
	}

	private static void text(Svg svg, String text, double x, double y, double size, String fill) {
		svg.text("text", text, "x", x, "y", y, "font-size", size, "font-weight", 700, "text-anchor", "middle", "fill",
				fill);
	}

}

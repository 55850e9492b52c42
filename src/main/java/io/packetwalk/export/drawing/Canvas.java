package io.packetwalk.export.drawing;

/**
 * The outermost element of a drawing.
 *
 * @param width its width
 * @param height its height
 * @param palette its colours
 */
record Canvas(double width, double height, Palette palette) {

	String write(Svg content, String title, String description, double scale, boolean transparent) {
		Svg svg = new Svg();
		svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", this.width * scale, "height",
				this.height * scale, "viewBox", new Frame(0, 0, this.width, this.height).box(), "role", "img",
				"aria-labelledby", "pw-title pw-desc", "font-family", Svg.SANS, "font-size", 12, "fill",
				this.palette.ink());
		svg.text("title", title, "id", "pw-title");
		svg.text("desc", description, "id", "pw-desc");
		if (!transparent) {
			svg.shape("rect", "width", this.width, "height", this.height, "fill", this.palette.bg());
		}
		return svg.add(content).close().toString();
	}

}

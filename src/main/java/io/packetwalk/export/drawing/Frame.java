package io.packetwalk.export.drawing;

import java.util.List;

import io.packetwalk.topology.Vertex;

/** A part of the picture's plane. */
record Frame(double x, double y, double width, double height) {

	static Frame of(Vertex box) {
		return new Frame(box.x(), box.y(), box.width(), box.height());
	}

	/** Around all of these; nothing at all for none. */
	static Frame around(List<Frame> frames) {
		return frames.stream().reduce(Frame::with).orElse(new Frame(0, 0, 0, 0));
	}

	Frame with(Frame other) {
		double left = Math.min(this.x, other.x);
		double top = Math.min(this.y, other.y);
		return new Frame(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
	}

	Frame grown(double sides, double top, double bottom) {
		return new Frame(this.x - sides, this.y - top, this.width + 2 * sides, this.height + top + bottom);
	}

	/** What both cover. */
	Frame within(Frame other) {
		double left = Math.max(this.x, other.x);
		double top = Math.max(this.y, other.y);
		return new Frame(left, top, Math.min(right(), other.right()) - left, Math.min(bottom(), other.bottom()) - top);
	}

	boolean meets(Frame other) {
		return this.x < other.right() && other.x < right() && this.y < other.bottom() && other.y < bottom();
	}

	double right() {
		return this.x + this.width;
	}

	double bottom() {
		return this.y + this.height;
	}

	/** As {@code viewBox} says it. */
	String box() {
		return String.join(" ", Svg.number(this.x), Svg.number(this.y), Svg.number(this.width),
				Svg.number(this.height));
	}

}

package io.packetwalk.export.drawing;

import io.packetwalk.topology.View;

/**
 * A shot that waits for the size of its panel.
 *
 * @param everything the shot, uncropped
 * @param all what ought to be seen
 * @param here what must be
 */
record CloseUp(Take everything, Frame all, Frame here) {

	private static final double CLOSEST = 1.15;

	private static final double FARTHEST = 0.42;

	/** How high a panel of this width should be. */
	double height(double width, double least, double most) {
		double zoom = Math.clamp(width / this.all.width(), FARTHEST, CLOSEST);
		return Math.clamp(this.all.height() * zoom, least, most);
	}

	/** As close as everything fits, but neither too close nor too far to be read. */
	Take take(double width, double height) {
		double fits = Math.min(width / this.all.width(), height / this.all.height());
		double zoom = Math.clamp(fits, FARTHEST, CLOSEST);
		Frame middle = (fits < FARTHEST) ? this.here : this.all;
		View view = this.everything.ground().view();
		double wide = width / zoom;
		double high = height / zoom;
		Frame crop = new Frame(moved(middle.x() + middle.width() / 2 - wide / 2, wide, view.width()),
				moved(middle.y() + middle.height() / 2 - high / 2, high, view.height()), wide, high);
		return new Take(this.everything.ground(), this.everything.shot().in(crop));
	}

	/**
	 * Inside the picture where it is large enough, else with the picture in its middle.
	 */
	private static double moved(double from, double length, int whole) {
		return (length >= whole) ? (whole - length) / 2 : Math.clamp(from, 0, whole - length);
	}

}

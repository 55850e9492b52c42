package io.packetwalk.topology;

/** A place in the picture. */
record Box(int x, int y, int width, int height) {

	int right() {
		return this.x + this.width;
	}

	int bottom() {
		return this.y + this.height;
	}

	int middleX() {
		return this.x + this.width / 2;
	}

	int middleY() {
		return this.y + this.height / 2;
	}

	/** Whether a vertical line at this x meets the box. */
	boolean spans(int column) {
		return column >= this.x && column <= right();
	}

}

package io.packetwalk.web.dashboard;

/**
 * A part of a list that is too long for one page.
 *
 * @param number which part, from 1
 * @param size how many a part has at most
 * @param total how many there are
 */
record Pages(int number, int size, int total) {

	static Pages of(int asked, int size, int total) {
		int last = Math.max(1, (total + size - 1) / size);
		return new Pages(Math.clamp(asked, 1, last), size, total);
	}

	int offset() {
		return (this.number - 1) * this.size;
	}

	public boolean several() {
		return this.total > this.size;
	}

	public boolean hasNext() {
		return this.number * this.size < this.total;
	}

	/** {@code 21–40 of 57}. */
	public String said() {
		return (offset() + 1) + "–" + Math.min(this.total, offset() + this.size) + " of " + this.total;
	}

}

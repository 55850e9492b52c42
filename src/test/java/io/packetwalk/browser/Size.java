package io.packetwalk.browser;

/** The windows a page is looked at in, in CSS pixels. */
enum Size {

	DESK(1440, 900), TABLET(1024, 768), PHONE(390, 844);

	private final int width;

	private final int height;

	Size(int width, int height) {
		this.width = width;
		this.height = height;
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

}

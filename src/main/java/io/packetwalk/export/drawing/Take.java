package io.packetwalk.export.drawing;

/**
 * A shot with the ground it is taken on.
 *
 * @param ground the ground
 * @param shot the shot
 */
record Take(Ground ground, Shot shot) {

	Svg draw(Palette palette) {
		return new Scene(this.ground, palette).draw(this.shot);
	}

	Frame crop() {
		return this.shot.crop();
	}

}

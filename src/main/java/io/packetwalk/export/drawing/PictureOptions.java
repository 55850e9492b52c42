package io.packetwalk.export.drawing;

/**
 * What a picture of a walk shows, and how.
 *
 * @param part how much of the walk
 * @param step the step to show, 0 for the whole way; a strip has them all
 * @param theme its colours
 * @param scale how many pixels a pixel of the browser's picture becomes
 * @param transparent whether it has no ground of its own
 * @param captions whether title, sentences and legend stand around the picture; that it
 * is simulated is said in any case
 * @param covered whether what became of it stays hidden, as on a hand-out with blanks
 */
public record PictureOptions(Part part, int step, Theme theme, double scale, boolean transparent, boolean captions,
		boolean covered) {

	/** The way of the packet on light ground. */
	public static PictureOptions path() {
		return new PictureOptions(Part.PATH, 0, Theme.LIGHT, 1, false, true, false);
	}

	public PictureOptions in(Theme colours) {
		return new PictureOptions(this.part, this.step, colours, this.scale, this.transparent, this.captions,
				this.covered);
	}

	public PictureOptions of(Part other, int at) {
		return new PictureOptions(other, at, this.theme, this.scale, this.transparent, this.captions, this.covered);
	}

	/** The drawing and nothing around it but that it is simulated. */
	public PictureOptions bare() {
		return new PictureOptions(this.part, this.step, this.theme, this.scale, true, false, this.covered);
	}

	/** With the outcome hidden, or told. */
	public PictureOptions covered(boolean hidden) {
		return new PictureOptions(this.part, this.step, this.theme, this.scale, this.transparent, this.captions,
				hidden);
	}

	public PictureOptions times(double factor) {
		return new PictureOptions(this.part, this.step, this.theme, factor, this.transparent, this.captions,
				this.covered);
	}

}

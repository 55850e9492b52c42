package io.packetwalk.export.drawing;

/** A picture has more pixels than are painted. */
public class PictureTooLargeException extends RuntimeException {

	PictureTooLargeException(int width, int height) {
		super("The picture would be " + width + " × " + height + " pixels, and more than " + Png.MOST_PIXELS
				+ " are not painted. Ask for a smaller scale, for part=path, or for the SVG, which has no limit.");
	}

}

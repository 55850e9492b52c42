package io.packetwalk.browser;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/**
 * How alike two pictures of a page are to somebody who squints: compared are the mean
 * colours of squares, so that another machine's fonts make no difference and a panel that
 * is gone, a dark page that is white or a layout that fell apart does.
 */
final class Likeness {

	/** The side of a square, in pixels. */
	private static final int SQUARE = 30;

	/** From here on, of 255, two mean colours are not the same. */
	private static final int NOTICED = 26;

	private Likeness() {
	}

	/** The share of squares that differ, from 0 to 1; 1 when the sizes do. */
	static double difference(byte[] approved, byte[] seen) {
		BufferedImage one = read(approved);
		BufferedImage other = read(seen);
		if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
			return 1;
		}
		int differing = 0;
		int squares = 0;
		for (int y = 0; y + SQUARE <= one.getHeight(); y += SQUARE) {
			for (int x = 0; x + SQUARE <= one.getWidth(); x += SQUARE) {
				squares++;
				if (distance(mean(one, x, y), mean(other, x, y)) > NOTICED) {
					differing++;
				}
			}
		}
		return (double) differing / squares;
	}

	private static int distance(int[] one, int[] other) {
		return Math.max(Math.abs(one[0] - other[0]),
				Math.max(Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2])));
	}

	private static int[] mean(BufferedImage image, int left, int top) {
		int[] sum = new int[3];
		for (int y = top; y < top + SQUARE; y++) {
			for (int x = left; x < left + SQUARE; x++) {
				Color color = new Color(image.getRGB(x, y));
				sum[0] += color.getRed();
				sum[1] += color.getGreen();
				sum[2] += color.getBlue();
			}
		}
		return new int[] { sum[0] / (SQUARE * SQUARE), sum[1] / (SQUARE * SQUARE), sum[2] / (SQUARE * SQUARE) };
	}

	private static BufferedImage read(byte[] bytes) {
		try {
			return ImageIO.read(new ByteArrayInputStream(bytes));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package io.packetwalk.export.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

import javax.imageio.ImageIO;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;

/** One of our drawings in pixels, painted by Java itself: no browser, no screen. */
public final class Png {

	/** The most pixels of a picture; one of these takes 48 MB while it is painted. */
	public static final long MOST_PIXELS = 12_000_000;

	private static final Semaphore PAINTERS = new Semaphore(2, true);

	private Png() {
	}

	/**
	 * Paints a drawing.
	 * @throws PictureTooLargeException when it has more than {@link #MOST_PIXELS}
	 * @throws NoFontException when this machine cannot draw text
	 */
	public static byte[] paint(String svg) {
		SVGDocument drawing = read(svg);
		int width = (int) Math.ceil(drawing.size().width);
		int height = (int) Math.ceil(drawing.size().height);
		if ((long) width * height > MOST_PIXELS) {
			throw new PictureTooLargeException(width, height);
		}
		PAINTERS.acquireUninterruptibly();
		try {
			return written(painted(drawing, width, height));
		}
		finally {
			PAINTERS.release();
		}
	}

	private static SVGDocument read(String svg) {
		try {
			SVGDocument drawing = new SVGLoader().load(
					new ByteArrayInputStream(inJavasFonts(svg).getBytes(StandardCharsets.UTF_8)), null,
					LoaderContext.createDefault());
			if (drawing == null) {
				throw new IllegalStateException("a drawing of ours cannot be read");
			}
			return drawing;
		}
		// what Java throws where there is no font depends on what is missing
		catch (LinkageError | InternalError ex) {
			throw new NoFontException(ex);
		}
	}

	/** Java has two families for sure, under names of its own. */
	private static String inJavasFonts(String svg) {
		return svg.replace("\"" + Svg.SANS + "\"", "\"SansSerif\"").replace("\"" + Svg.MONO + "\"", "\"Monospaced\"");
	}

	private static BufferedImage painted(SVGDocument drawing, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
			graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
			drawing.render((java.awt.Component) null, graphics, new ViewBox(width, height));
			return image;
		}
		catch (LinkageError | InternalError ex) {
			throw new NoFontException(ex);
		}
		finally {
			graphics.dispose();
		}
	}

	private static byte[] written(BufferedImage image) {
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			ImageIO.write(image, "png", bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package io.packetwalk.export.drawing;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a QR code (ISO/IEC 18004), drawn in SVG: black on white whatever the theme,
 * because scanners expect it.
 */
public final class QrSvg {

	/** Modules left free around the code, as the standard asks for. */
	private static final int QUIET = 4;

	private static final int PIXELS_A_MODULE = 6;

	private QrSvg() {
	}

	/**
	 * Draws a code.
	 * @param text what a scanner reads
	 * @param title what the code is, in words
	 * @throws IllegalArgumentException when the text is longer than a QR code can be
	 */
	public static String write(String text, String title) {
		QrCode code = encode(text);
		int side = code.size + 2 * QUIET;
		int pixels = side * PIXELS_A_MODULE;
		return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + pixels + "\" height=\"" + pixels
				+ "\" viewBox=\"0 0 " + side + " " + side
				+ "\" role=\"img\" aria-labelledby=\"qr-title\" shape-rendering=\"crispEdges\">"
				+ "<title id=\"qr-title\">" + XmlText.escaped(title) + "</title>" + "<path fill=\"#fff\" d=\"M0 0h"
				+ side + "v" + side + "H0z\"/>" + "<path fill=\"#000\" d=\"" + modules(code) + "\"/></svg>\n";
	}

	private static QrCode encode(String text) {
		try {
			return QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
		}
		catch (DataTooLongException ex) {
			throw new IllegalArgumentException("a QR code cannot hold " + text.length() + " characters", ex);
		}
	}

	/** Neighbours in a row are one rectangle, so that no hairline shows between them. */
	private static String modules(QrCode code) {
		StringBuilder path = new StringBuilder();
		for (int y = 0; y < code.size; y++) {
			for (int x = 0; x < code.size; x++) {
				if (code.getModule(x, y)) {
					int from = x;
					while (code.getModule(x + 1, y)) {
						x++;
					}
					int run = x - from + 1;
					path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
					path.append('h').append(run).append("v1h-").append(run).append('z');
				}
			}
		}
		return path.toString();
	}

}

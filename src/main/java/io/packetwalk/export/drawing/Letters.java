package io.packetwalk.export.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is, in a face and a size. Widths are those of the DejaVu fonts, the
 * widest of the families asked for, so that what fits here fits anywhere.
 */
enum Letters {

	PLAIN(Advances.SANS), BOLD(Advances.BOLD), MONO(new int[0]);

	private static final int MONO_WIDTH = 61;

	private static final int OTHER = 100;

	private static final int IDEOGRAPH = 0x1100;

	private static final int FULL = 115;

	private final int[] widths;

	Letters(int[] widths) {
		this.widths = widths;
	}

	double width(String text, double size) {
		return text.codePoints().mapToDouble(this::width).sum() * size / 100;
	}

	private double width(int point) {
		if (point >= ' ' && point <= '~') {
			return (this == MONO) ? MONO_WIDTH : this.widths[point - ' '];
		}
		if (point >= IDEOGRAPH) {
			return (point >= 0x2000 && point < 0x2E80) ? OTHER : FULL;
		}
		return (this == MONO) ? MONO_WIDTH : OTHER;
	}

	/** Text cut at its end where the room does. */
	String cut(String text, double room, double size) {
		if (width(text, size) <= room) {
			return text;
		}
		int[] points = text.codePoints().toArray();
		int length = points.length;
		while (length > 0 && width(new String(points, 0, length) + "…", size) > room) {
			length--;
		}
		return new String(points, 0, length).stripTrailing() + "…";
	}

	/** Text cut in its middle, because names differ at their ends. */
	String middle(String text, double room, double size) {
		if (width(text, size) <= room) {
			return text;
		}
		int[] points = text.codePoints().toArray();
		for (int kept = points.length - 1; kept > 1; kept--) {
			int tail = Math.min(8, Math.max(1, kept / 3));
			String shorter = new String(points, 0, kept - tail) + "…" + new String(points, points.length - tail, tail);
			if (width(shorter, size) <= room) {
				return shorter;
			}
		}
		return "…";
	}

	/** Text in lines, at most so many, the last cut when there is more. */
	List<String> lines(String text, double room, double size, int most) {
		List<String> lines = new ArrayList<>();
		String rest = text.strip().replaceAll("\\s+", " ");
		while (!rest.isEmpty()) {
			if (lines.size() == most - 1 || width(rest, size) <= room) {
				lines.add(cut(rest, room, size));
				return lines;
			}
			int end = lineEnd(rest, room, size);
			lines.add(rest.substring(0, end).stripTrailing());
			rest = rest.substring(end).stripLeading();
		}
		return lines;
	}

	/** After the last word that fits, or inside a word that is longer than a line. */
	private int lineEnd(String text, double room, double size) {
		int fits = 0;
		double used = 0;
		while (fits < text.length()) {
			int point = text.codePointAt(fits);
			used += width(point) * size / 100;
			if (used > room) {
				break;
			}
			fits += Character.charCount(point);
		}
		int space = text.lastIndexOf(' ', fits);
		int least = Character.charCount(text.codePointAt(0));
		return (space > 0) ? space : Math.max(fits, least);
	}

	/** Advance widths of ' ' to '~', in hundredths of the size. */
	private static final class Advances {

		static final int[] SANS = { 32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64,
				64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75,
				79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63,
				28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84 };

		static final int[] BOLD = { 35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70,
				70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100,
				84, 85, 73, 85, 77, 72, 68, 81, 77, 110, 77, 72, 73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44, 72,
				71, 34, 34, 67, 34, 104, 71, 69, 72, 72, 49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84 };

	}

}

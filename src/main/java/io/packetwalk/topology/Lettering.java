package io.packetwalk.topology;

/**
 * How much room text takes. Widths are those of DejaVu Sans at 12 pixels, the widest font
 * of the system font stack, so text fits whichever is there; addresses are in an 11 pixel
 * monospace font.
 */
final class Lettering {

	/** Space left and right of text in a box. */
	static final int PAD = 12;

	private static final double MONO = 6.65;

	private static final String NARROW = "ijl.,:;|'!/ ()[]I";

	private static final String WIDE = "mwMW@%…";

	private static final int LONGEST_ENDING = 6;

	private Lettering() {
	}

	/**
	 * The height of a box with a name and this many lines under it.
	 */
	static int height(int lines) {
		return 32 + 31 * lines / 2;
	}

	static double width(String text) {
		return text.chars().mapToDouble(Lettering::width).sum();
	}

	private static double width(int character) {
		if (NARROW.indexOf(character) >= 0) {
			return 4.2;
		}
		if (WIDE.indexOf(character) >= 0) {
			return 11.2;
		}
		return Character.isUpperCase(character) ? 8.6 : 7.5;
	}

	/** Monospace text that fits in a box of this width, cut at its end. */
	static String mono(String text, int boxWidth) {
		int fits = (int) ((boxWidth - 2 * PAD) / MONO);
		return (text.length() <= fits) ? text : text.substring(0, Math.max(0, fits - 1)) + "…";
	}

	/** A line under a name, 11 pixels high, cut at its end. */
	static String small(String text, int boxWidth) {
		int length = text.length();
		while (length > 1 && smallWidth(text, length) > boxWidth - 2 * PAD) {
			length--;
		}
		return (length == text.length()) ? text : text.substring(0, length).stripTrailing() + "…";
	}

	private static double smallWidth(String text, int length) {
		double cut = (length < text.length()) ? width('…') : 0;
		return (width(text.substring(0, length)) + cut) * 11 / 12;
	}

	static boolean fitsMono(String text, int boxWidth) {
		return text.length() * MONO <= boxWidth - 2 * PAD;
	}

	/**
	 * A name that fits in a box of this width. It is cut in the middle, because pods of
	 * one workload differ at the end: {@code cloudflared…x2kp4}.
	 */
	static String name(String name, int boxWidth) {
		double room = boxWidth - 2 * PAD;
		if (width(name) <= room) {
			return name;
		}
		String ending = ending(name);
		int length = name.length() - ending.length();
		int hash = name.lastIndexOf('-', length - 2);
		if (hash > 0 && width(name.substring(0, hash) + "…" + ending) <= room) {
			return name.substring(0, hash) + "…" + ending;
		}
		while (length > 1 && width(name.substring(0, length) + "…" + ending) > room) {
			length--;
		}
		while (length > 1 && !Character.isLetterOrDigit(name.charAt(length - 1))) {
			length--;
		}
		return name.substring(0, length) + "…" + ending;
	}

	private static String ending(String name) {
		String last = name.substring(name.lastIndexOf('-') + 1);
		return (!last.isEmpty() && last.length() <= LONGEST_ENDING) ? last : name.substring(name.length() - 4);
	}

}

package io.packetwalk.networkpolicy;

import java.util.Locale;

/** Whether one word was probably meant for another. */
public final class Spelling {

	private static final int LONGEST = 63;

	private Spelling() {
	}

	/** Whether two different words differ by a slip of the pen. */
	public static boolean near(String left, String right) {
		if (left.equals(right) || left.length() > LONGEST || right.length() > LONGEST) {
			return false;
		}
		if (plain(left).equals(plain(right))) {
			return true;
		}
		int shorter = Math.min(left.length(), right.length());
		return shorter > 2 && edits(left, right) <= ((shorter > 5) ? 2 : 1);
	}

	/** Case and the marks between words are what is confused most. */
	private static String plain(String word) {
		return word.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
	}

	/** How many letters have to be put in, left out, replaced or swapped. */
	private static int edits(String left, String right) {
		int[][] edits = new int[left.length() + 1][right.length() + 1];
		for (int i = 0; i <= left.length(); i++) {
			for (int j = 0; j <= right.length(); j++) {
				edits[i][j] = (i == 0 || j == 0) ? i + j : cheapest(edits, left, right, i, j);
			}
		}
		return edits[left.length()][right.length()];
	}

	private static int cheapest(int[][] edits, String left, String right, int i, int j) {
		int replaced = edits[i - 1][j - 1] + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
		int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
		boolean swapped = i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2)
				&& left.charAt(i - 2) == right.charAt(j - 1);
		return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
	}

}

package io.packetwalk.manifest;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/** The known word nearest to one that is not known. */
final class DidYouMean {

	private DidYouMean() {
	}

	/** The nearest candidate, null when none is near. */
	static @Nullable String nearest(String word, Collection<String> candidates) {
		String best = null;
		int bestDistance = 1 + Math.min(3, Math.max(1, word.length() / 3));
		if (word.length() > 80) {
			return null;
		}
		for (String candidate : candidates.stream().sorted().toList()) {
			int distance = candidate.equalsIgnoreCase(word) ? 0 : distance(word, candidate, bestDistance);
			if (distance < bestDistance) {
				bestDistance = distance;
				best = candidate;
			}
		}
		return best;
	}

	/** Edits between two words, swapped neighbours counting one; at most the bound. */
	private static int distance(String a, String b, int bound) {
		if (Math.abs(a.length() - b.length()) >= bound) {
			return bound;
		}
		int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				d[i][j] = (i == 0 || j == 0) ? i + j : step(d, a, b, i, j);
			}
		}
		return d[a.length()][b.length()];
	}

	private static int step(int[][] d, String a, String b, int i, int j) {
		int replaced = d[i - 1][j - 1] + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
		int least = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
		boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
		return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
	}

}

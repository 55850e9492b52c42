package io.packetwalk.controlplane.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Nearest {

	/** Names and label values are 63 characters at most, DNS names 253. */
	private static final int LONGEST = 253;

	/** How many candidates are looked at. */
	private static final int MOST = 1_000;

	private Nearest() {
	}

	/** The candidate that differs least from a text, if it differs little. */
	public static Optional<String> of(String text, Collection<String> candidates) {
		int tolerated = Math.max(2, text.length() / 3);
		return candidates.stream()
			.limit(MOST)
			.filter((candidate) -> distance(text, candidate) <= tolerated)
			.min(Comparator.<String>comparingInt((candidate) -> distance(text, candidate))
				.thenComparing(Comparator.naturalOrder()));
	}

	/** {@code Did you mean "http"?}, or nothing. */
	public static String question(String text, Collection<String> candidates) {
		return of(text, candidates).map((near) -> "Did you mean \"" + near + "\"?").orElse("");
	}

	/** How many characters have to be put in, left out or replaced. */
	public static int distance(String left, String right) {
		if (left.length() > LONGEST || right.length() > LONGEST) {
			return Math.max(left.length(), right.length());
		}
		int[] previous = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int[] current = new int[right.length() + 1];
			current[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int replaced = previous[j - 1] + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
			}
			previous = current;
		}
		return previous[right.length()];
	}

}

package io.packetwalk.nftables;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as nft writes them: {@code 1d2h3m4s5ms}. */
final class Durations {

	private static final Pattern WRITTEN = Pattern
		.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

	private static final long[] MILLISECONDS = { 86_400_000, 3_600_000, 60_000, 1000, 1 };

	private static final String[] UNITS = { "d", "h", "m", "s", "ms" };

	private Durations() {
	}

	/**
	 * The shortest way to write a time; empty when it is not one. Seconds need no unit.
	 */
	static Optional<String> normal(String text) {
		Matcher matcher = WRITTEN.matcher(text.matches("\\d{1,9}") ? text + "s" : text);
		if (text.isEmpty() || !matcher.matches()) {
			return Optional.empty();
		}
		long total = 0;
		for (int i = 0; i < MILLISECONDS.length; i++) {
			String count = matcher.group(i + 1);
			total += (count == null) ? 0 : Long.parseLong(count) * MILLISECONDS[i];
		}
		return Optional.of(text(total));
	}

	private static String text(long milliseconds) {
		StringBuilder text = new StringBuilder();
		long left = milliseconds;
		for (int i = 0; i < MILLISECONDS.length; i++) {
			if (left >= MILLISECONDS[i]) {
				text.append(left / MILLISECONDS[i]).append(UNITS[i]);
				left %= MILLISECONDS[i];
			}
		}
		return text.isEmpty() ? "0s" : text.toString();
	}

}

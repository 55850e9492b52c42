package io.packetwalk.manifest;

import java.util.regex.Pattern;

/** Whether a text is an IP address or a range, as the API server parses them. */
final class AddressText {

	private static final Pattern FOUR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

	private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

	private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

	private AddressText() {
	}

	static boolean fits(String text, Kind kind) {
		return switch (kind) {
			case ADDRESS -> text.isEmpty() || isAddress(text);
			case ADDRESS_OR_NONE -> text.isEmpty() || text.equals("None") || isAddress(text);
			case RANGE -> isRange(text.strip());
		};
	}

	private static boolean isAddress(String text) {
		return isFour(text) || isSix(text);
	}

	private static boolean isRange(String text) {
		int slash = text.indexOf('/');
		if (slash < 0) {
			return false;
		}
		String address = text.substring(0, slash);
		String prefix = text.substring(slash + 1);
		return isAddress(address) && PREFIX.matcher(prefix).matches()
				&& Integer.parseInt(prefix) <= (isFour(address) ? 32 : 128);
	}

	/** Leading zeros are taken, as Kubernetes took them before it began to warn. */
	private static boolean isFour(String text) {
		var matcher = FOUR.matcher(text);
		if (!matcher.matches()) {
			return false;
		}
		for (int i = 1; i <= 4; i++) {
			if (Integer.parseInt(matcher.group(i)) > 255) {
				return false;
			}
		}
		return true;
	}

	private static boolean isSix(String text) {
		int gap = text.indexOf("::");
		if (text.indexOf(':') < 0 || (gap >= 0 && text.indexOf("::", gap + 1) >= 0)) {
			return false;
		}
		if (gap < 0) {
			return groups(text) == 8;
		}
		int left = groups(text.substring(0, gap));
		int right = groups(text.substring(gap + 2));
		return left >= 0 && right >= 0 && left + right < 8;
	}

	/** How many 16-bit groups, -1 when one is none. */
	private static int groups(String text) {
		if (text.isEmpty()) {
			return 0;
		}
		String[] parts = text.split(":", -1);
		int count = 0;
		for (int i = 0; i < parts.length; i++) {
			boolean four = i == parts.length - 1 && isFour(parts[i]);
			if (!four && !GROUP.matcher(parts[i]).matches()) {
				return -1;
			}
			count += four ? 2 : 1;
		}
		return count;
	}

	/** What a field takes. */
	enum Kind {

		ADDRESS("an IP address"), ADDRESS_OR_NONE("an IP address or None"), RANGE("a range such as 10.0.0.0/8");

		private final String words;

		Kind(String words) {
			this.words = words;
		}

		@Override
		public String toString() {
			return this.words;
		}

	}

}

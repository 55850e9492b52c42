package io.packetwalk.networkpolicy;

import java.util.List;

/** Lists as they stand in a sentence. */
final class Words {

	private Words() {
	}

	/** {@code a}, {@code a and b}, {@code a, b and c}. */
	static String and(List<String> items) {
		return joined(items, " and ");
	}

	/** {@code a}, {@code a or b}, {@code a, b or c}. */
	static String or(List<String> items) {
		return joined(items, " or ");
	}

	private static String joined(List<String> items, String last) {
		if (items.size() < 2) {
			return String.join("", items);
		}
		return String.join(", ", items.subList(0, items.size() - 1)) + last + items.getLast();
	}

}

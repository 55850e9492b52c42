package io.packetwalk.netfilter;

import java.util.List;

/**
 * The rate of {@code -m limit}, as the kernel keeps it: a pause between two packets in
 * units of 0.1 ms.
 */
final class LimitRate {

	/** {@code --limit-burst} where none is given. */
	static final int BURST = 5;

	/** {@code --limit} where none is given. */
	static final String DEFAULT = "3/hour";

	private static final List<String> NAMES = List.of("day", "hour", "min", "sec");

	private static final long[] UNITS = { 864_000_000, 36_000_000, 600_000, 10_000 };

	private LimitRate() {
	}

	/** A rate as iptables prints it: {@code 60/minute} is {@code 1/sec}. */
	static String normal(String text) {
		String[] parts = text.split("/", 2);
		String unit = (parts.length > 1) ? parts[1] : "second";
		long number = Long.parseLong(parts[0]);
		for (int i = 0; i < UNITS.length; i++) {
			if ("day hour minute second".split(" ")[i].startsWith(unit)) {
				return print(UNITS[i] / number);
			}
		}
		throw new IllegalArgumentException("not a rate: " + text);
	}

	private static String print(long pause) {
		int i = 1;
		while (i < UNITS.length && pause <= UNITS[i] && UNITS[i] / pause >= UNITS[i] % pause) {
			i++;
		}
		return UNITS[i - 1] / pause + "/" + NAMES.get(i - 1);
	}

}

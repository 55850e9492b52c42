package io.packetwalk.clusterdns.server;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as Go writes it: {@code 1h30m}, {@code 250ms}
 * (<a href="https://pkg.go.dev/time#ParseDuration">time.ParseDuration</a>).
 */
public final class GoDuration {

	private static final Pattern PART = Pattern.compile("(\\d{1,9}\\.?\\d{0,9}|\\.\\d{1,9})(ns|us|µs|ms|s|m|h)");

	private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L, "s",
			1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

	private GoDuration() {
	}

	/** Its nanoseconds; empty for what Go would not take. */
	public static OptionalLong nanos(String text) {
		boolean signed = text.startsWith("-") || text.startsWith("+");
		String rest = signed ? text.substring(1) : text;
		if (rest.equals("0")) {
			return OptionalLong.of(0);
		}
		Matcher matcher = PART.matcher(rest);
		BigDecimal nanos = BigDecimal.ZERO;
		int at = 0;
		while (matcher.find() && matcher.start() == at) {
			nanos = nanos
				.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOS.get(matcher.group(2)))));
			at = matcher.end();
		}
		boolean whole = at > 0 && at == rest.length() && nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
		long sign = text.startsWith("-") ? -1 : 1;
		return whole ? OptionalLong.of(sign * nanos.longValue()) : OptionalLong.empty();
	}

}

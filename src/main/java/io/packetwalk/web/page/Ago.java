package io.packetwalk.web.page;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in words. */
public final class Ago {

	private Ago() {
	}

	public static String of(Instant then, Instant now) {
		Duration past = Duration.between(then, now);
		if (past.toMinutes() < 1) {
			return "just now";
		}
		if (past.toHours() < 1) {
			return count(past.toMinutes(), "minute");
		}
		return (past.toDays() < 1) ? count(past.toHours(), "hour") : count(past.toDays(), "day");
	}

	private static String count(long number, String unit) {
		return number + " " + unit + ((number == 1) ? "" : "s") + " ago";
	}

}

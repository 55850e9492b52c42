package io.packetwalk.lab;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What was stored under an id was removed by its owner. */
public class RemovedException extends RuntimeException {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final transient Instant removed;

	RemovedException(String what, Instant removed) {
		super("This " + what + " was removed by its owner on " + DAY.format(removed) + ".");
		this.removed = removed;
	}

	public Instant removed() {
		return this.removed;
	}

}

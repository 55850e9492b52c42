package io.packetwalk.export.drawing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of a walk a picture shows. */
public enum Part {

	/** The boxes the packet passes, and nothing else. */
	PATH,

	/** The cluster, with the way of the packet over it. */
	WHOLE,

	/** A panel for every sentence of the story. */
	STRIP;

	/** By the word an address has it by. */
	public static Optional<Part> parse(String word) {
		return Arrays.stream(values()).filter((part) -> part.word().equals(word)).findFirst();
	}

	/** {@code path}, {@code whole} or {@code strip}. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}

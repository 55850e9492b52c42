package io.packetwalk.walk;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;
import io.packetwalk.resolver.Libc;

/**
 * Whose resolver is walked.
 *
 * @param libc the C library
 * @param because what a reader has to know about that choice, empty for nothing
 * @param reason why that one
 */
record LibcChoice(Libc libc, String because, String reason) {

	static LibcChoice of(@Nullable String chosen, @Nullable Pod pod) {
		if (chosen != null && !chosen.isBlank()) {
			return new LibcChoice(Libc.valueOf(chosen.toUpperCase(Locale.ROOT)), "", "chosen");
		}
		boolean alpine = pod != null
				&& pod.containers().stream().anyMatch((container) -> container.image().contains("alpine"));
		return alpine
				? new LibcChoice(Libc.MUSL, "The image says alpine, so musl's resolver is walked.",
						"the image says alpine")
				: new LibcChoice(Libc.GLIBC, "", "no image says alpine, so the usual one");
	}

}

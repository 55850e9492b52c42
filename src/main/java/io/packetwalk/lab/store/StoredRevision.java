package io.packetwalk.lab.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A revision's row: everything needed to compile it again, as JSON, and what a list says
 * of it.
 */
public record StoredRevision(@Id @Nullable Long id, String lab, int number, String settings, String files,
		String summary, String problems, Instant created, @Nullable String told, @Nullable Integer errors,
		@Nullable Integer warnings) {

}

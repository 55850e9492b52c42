package io.packetwalk.lab.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A lab's row: who made it, and its current revision in numbers.
 *
 * @param id its id
 * @param name what people call it
 * @param visitor who made it
 * @param tokenHash the SHA-256 of its edit token
 * @param sample the sample it was made from, null for an upload
 * @param revision the current revision, from 1
 * @param objects its objects
 * @param pods its pods
 * @param services its Services
 * @param errors how many of its problems are errors
 * @param warnings how many are warnings
 * @param created when it was made
 * @param updated when its current revision was made
 */
public record StoredLab(@Id String id, String name, String visitor, String tokenHash, @Nullable String sample,
		int revision, int objects, int pods, int services, int errors, int warnings, Instant created, Instant updated) {

}

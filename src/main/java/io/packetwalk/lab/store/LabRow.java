package io.packetwalk.lab.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A lab as the dashboard lists it.
 *
 * @param id its id
 * @param name what people call it
 * @param sample the sample it was made from, null for an upload
 * @param revision the current revision
 * @param objects its objects
 * @param pods its pods
 * @param services its Services
 * @param errors how many of its problems are errors
 * @param warnings how many are warnings
 * @param summary it in numbers, as JSON
 * @param traces how many walks its owner asked for in it
 * @param lastTrace the last of them, null when there is none
 * @param updated when its current revision was made
 */
public record LabRow(String id, String name, @Nullable String sample, int revision, int objects, int pods, int services,
		int errors, int warnings, String summary, int traces, @Nullable String lastTrace, Instant updated) {

}

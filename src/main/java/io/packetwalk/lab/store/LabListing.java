package io.packetwalk.lab.store;

import java.time.Instant;

import org.springframework.data.annotation.Id;

/**
 * A lab as a list shows it, with its current revision in numbers.
 */
public record LabListing(@Id String id, String name, String visitor, int revision, int objects, int pods, int services,
		int errors, int warnings, Instant updated) {

}

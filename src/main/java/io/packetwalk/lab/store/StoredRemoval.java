package io.packetwalk.lab.store;

import java.time.Instant;

import org.springframework.data.annotation.Id;

/**
 * What is left of a lab or a trace its owner removed.
 *
 * @param id its id, which no other ever gets
 * @param removed when it was removed
 */
public record StoredRemoval(@Id String id, Instant removed) {

}

package io.packetwalk.lab.store;

import java.time.Instant;

import org.springframework.data.annotation.Id;

/**
 * A walk as a list shows it; the parts are those of {@link StoredTrace}.
 */
public record TraceListing(@Id String id, String lab, int revision, String visitor, String source, String destination,
		String disposition, boolean success, String verdict, Instant created) {

}

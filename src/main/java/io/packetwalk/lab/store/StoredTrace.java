package io.packetwalk.lab.store;

import java.time.Instant;

import org.springframework.data.annotation.Id;

/**
 * A walk as it is kept: never changed, and read without asking the engine.
 *
 * @param id its id
 * @param lab the lab it was walked in
 * @param revision the lab's revision
 * @param visitor who asked for it
 * @param title from where to where
 * @param source where the request came from
 * @param destination where it went
 * @param disposition what became of it
 * @param success whether that is what a person hopes for
 * @param verdict what the client saw, in one line
 * @param document the trace as JSON
 * @param picture the picture it is drawn on, as JSON
 * @param created when it was walked
 */
public record StoredTrace(@Id String id, String lab, int revision, String visitor, String title, String source,
		String destination, String disposition, boolean success, String verdict, String document, String picture,
		Instant created) {

}

package io.packetwalk.lab.store;

import java.time.Instant;

/**
 * A walk as the dashboard lists it.
 *
 * @param id its id
 * @param lab the lab it was walked in
 * @param labName what that lab is called
 * @param source where the request came from
 * @param destination where it went
 * @param disposition what became of it
 * @param success whether that is what a person hopes for
 * @param verdict what the client saw, in one line
 * @param mode kube-proxy's mode, empty when nobody noted it
 * @param cause why, in a few words, empty when nobody noted it
 * @param starred whether whoever asks put a star on it
 * @param created when it was walked
 */
public record TraceRow(String id, String lab, String labName, String source, String destination, String disposition,
		boolean success, String verdict, String mode, String cause, boolean starred, Instant created) {

}

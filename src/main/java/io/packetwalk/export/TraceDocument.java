package io.packetwalk.export;

import io.packetwalk.trace.Trace;

/**
 * A trace with what identifies it.
 *
 * @param id its id
 * @param lab the lab it was walked in
 * @param revision the lab's revision
 * @param trace the walk
 */
public record TraceDocument(String id, String lab, int revision, Trace trace) {

}

package io.packetwalk.export;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Fork;
import io.packetwalk.trace.Trace;

/**
 * A trace with what identifies it.
 *
 * @param id its id
 * @param lab the lab it was walked in
 * @param revision the lab's revision
 * @param trace the walk
 * @param fork where it branches off another walk, null when nobody asked what if
 */
public record TraceDocument(String id, String lab, int revision, Trace trace, @Nullable Fork fork) {

	public TraceDocument(String id, String lab, int revision, Trace trace) {
		this(id, lab, revision, trace, null);
	}

}

package io.packetwalk.web.socket;

import org.jspecify.annotations.Nullable;

import io.packetwalk.web.TraceRequestBody;

/**
 * A frame from a viewer.
 *
 * @param type {@code trace}, {@code resume}, {@code cancel} or {@code ping}
 * @param request what to walk
 * @param pace {@code live} spaces hops for watching; {@code instant}, the default, does
 * not
 * @param from how many hops to leave out at the start
 * @param trace the trace to go on with
 * @param after the last hop seen
 */
record TraceMessage(@Nullable String type, @Nullable TraceRequestBody request, @Nullable String pace,
		@Nullable Integer from, @Nullable String trace, @Nullable Integer after) {

	boolean live() {
		return "live".equals(this.pace);
	}

}

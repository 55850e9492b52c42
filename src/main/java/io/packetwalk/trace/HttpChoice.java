package io.packetwalk.trace;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a reverse proxy decided.
 *
 * @param controller the program, e.g. {@code ingress-nginx}
 * @param request the request line and host it saw
 * @param tried the rules tried, in order
 * @param backend {@code namespace/service:port}, null when it answered itself
 * @param upstreamPath the path sent on, null when it answered itself
 * @param status the status it answered with, 0 when it passed the request on
 */
public record HttpChoice(String controller, String request, List<Tried> tried, @Nullable String backend,
		@Nullable String upstreamPath, int status) {

	public HttpChoice {
		tried = List.copyOf(tried);
	}

	/** One rule of the route table: what it asks for, whether it matched, and why. */
	public record Tried(String rule, boolean matched, String why) {
	}

}

package io.packetwalk.trace;

import org.jspecify.annotations.Nullable;

/**
 * How an HTTP request ended.
 *
 * @param status the status the client sees
 * @param backend who answered, null when no backend did
 * @param controller the reverse proxy on the way, null when there was none
 */
public record HttpResult(int status, @Nullable Backend backend, @Nullable String controller) {

	/** The pod that answered, and the Service port it was reached through. */
	public record Backend(String namespace, @Nullable String service, int port, @Nullable String pod) {
	}

}

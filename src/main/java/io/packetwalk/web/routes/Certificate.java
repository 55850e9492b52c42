package io.packetwalk.web.routes;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Cause;

/**
 * A certificate a proxy shows.
 *
 * @param hosts the server names (SNI) it is shown for
 * @param secret the Secret it is in, empty for the proxy's own
 * @param text what is to say about it
 * @param missing whether the Secret is not among the manifests
 * @param cause the line that names it
 */
record Certificate(List<String> hosts, String secret, String text, boolean missing, @Nullable Cause cause) {

	Certificate {
		hosts = List.copyOf(hosts);
	}

}

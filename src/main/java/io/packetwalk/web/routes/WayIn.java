package io.packetwalk.web.routes;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Cause;

/**
 * A way requests reach a proxy's pods by.
 *
 * @param how {@code LoadBalancer}, {@code NodePort}, {@code hostPort} …
 * @param object the object that opens it
 * @param addresses what a client dials
 * @param ports its ports in words, e.g. {@code 80 → http}
 * @param cause the line that opens it
 */
record WayIn(String how, String object, List<String> addresses, List<String> ports, @Nullable Cause cause) {

	WayIn {
		addresses = List.copyOf(addresses);
		ports = List.copyOf(ports);
	}

}

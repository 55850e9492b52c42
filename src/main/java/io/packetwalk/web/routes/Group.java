package io.packetwalk.web.routes;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Cause;

/**
 * Routes that are looked at together: those of a server of nginx, of a listener, or all.
 *
 * @param name what picks it, e.g. {@code server shop.example.com}
 * @param about how it is picked
 * @param certificate what a TLS client is shown, null where no TLS ends
 * @param cause the line it comes from
 * @param routes its routes, in the order they are tried
 * @param more how many were left out
 * @param otherwise what a request gets that none of them fits, empty when there is none
 */
record Group(String name, String about, @Nullable Certificate certificate, @Nullable Cause cause, List<Route> routes,
		int more, String otherwise) {

	Group {
		routes = List.copyOf(routes);
	}

}

package io.packetwalk.web.routes;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request.
 *
 * @param kind {@code forward}, {@code redirect} or {@code answer}
 * @param status the status it is answered with, 0 when somebody else answers; for an
 * answer 0 means that the connection is closed
 * @param text where a redirect leads, or why the proxy answers itself
 * @param shares where it goes
 * @param mark why requests fail, null when they do not or only some do
 */
record Deed(String kind, int status, String text, List<Share> shares, @Nullable Mark mark) {

	Deed {
		shares = List.copyOf(shares);
	}

}

package io.packetwalk.http;

import java.util.List;

import io.packetwalk.http.HttpOutcome.Upstream;

/** What a rule does with a request that matches it. */
public sealed interface HttpAction {

	/**
	 * Passes it on.
	 *
	 * @param backend the name of the pool
	 * @param upstreams what may be dialled, in the proxy's order
	 * @param rewrite what the path becomes
	 * @param status the answer when there is no upstream, e.g. 503
	 * @param whyNone why there is no upstream, in words; empty when there are some
	 */
	record Forward(String backend, List<Upstream> upstreams, PathRewrite rewrite, int status,
			String whyNone) implements HttpAction {

		public Forward {
			upstreams = List.copyOf(upstreams);
		}

	}

	/**
	 * Sends the client elsewhere.
	 *
	 * @param status e.g. 308
	 * @param location the Location header, {@code $host}, {@code $scheme}, {@code $uri}
	 * and {@code $is_args$args} standing for the request's own
	 * @param why in words
	 */
	record Redirect(int status, String location, String why) implements HttpAction {

		String location(HttpRequest request) {
			String query = request.query().isEmpty() ? "" : "?" + request.query();
			return this.location.replace("$scheme", request.scheme())
				.replace("$host", request.host())
				.replace("$is_args$args", query)
				.replace("$uri", request.path());
		}

	}

	/** Answers itself. */
	record Respond(int status, String why) implements HttpAction {
	}

}

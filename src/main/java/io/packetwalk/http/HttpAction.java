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
	 * @param changes what else is done to it
	 */
	record Forward(String backend, List<Upstream> upstreams, PathRewrite rewrite, int status, String whyNone,
			HttpChanges changes) implements HttpAction {

		public Forward {
			upstreams = List.copyOf(upstreams);
		}

		public Forward(String backend, List<Upstream> upstreams, PathRewrite rewrite, int status, String whyNone) {
			this(backend, upstreams, rewrite, status, whyNone, HttpChanges.NONE);
		}

	}

	/**
	 * Sends the client elsewhere.
	 *
	 * @param status e.g. 308
	 * @param location where to
	 * @param why in words
	 */
	record Redirect(int status, Location location, String why) implements HttpAction {

		/**
		 * A Location header in nginx's words, {@code $host}, {@code $scheme},
		 * {@code $uri} and {@code $is_args$args} standing for the request's own.
		 */
		public Redirect(int status, String location, String why) {
			this(status, Location.nginx(location), why);
		}

	}

	/** Answers itself. */
	record Respond(int status, String why) implements HttpAction {
	}

	/** Shares requests out. */
	record Split(List<Part> parts) implements HttpAction {

		public Split {
			parts = List.copyOf(parts);
		}

	}

	/**
	 * What a share of the requests gets.
	 *
	 * @param name the name of its pool
	 * @param weight how many of the sum of all weights; 0: none
	 * @param action what is done with them
	 */
	record Part(String name, int weight, HttpAction action) {
	}

}

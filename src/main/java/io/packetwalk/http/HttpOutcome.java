package io.packetwalk.http;

import java.util.List;

import io.packetwalk.net.IpAddress;

/** What a reverse proxy does with a request. */
public sealed interface HttpOutcome {

	/** The rules tried, in order. */
	List<Tried> tried();

	/**
	 * It passes the request on.
	 *
	 * @param tried the rules tried
	 * @param backend the name of the pool, e.g. {@code web/apple:80}
	 * @param upstreams the addresses it may dial, in its order; never empty
	 * @param path the path it sends on
	 */
	record Forward(List<Tried> tried, String backend, List<Upstream> upstreams, String path) implements HttpOutcome {
	}

	/**
	 * It answers itself.
	 *
	 * @param tried the rules tried
	 * @param status the status
	 * @param location the Location header of a redirect, else empty
	 * @param why in words
	 */
	record Respond(List<Tried> tried, int status, String location, String why) implements HttpOutcome {
	}

	/**
	 * A rule looked at: what it asks for, whether it matched, and why; {@code origin}
	 * names what it was made from.
	 */
	record Tried(String rule, boolean matched, String why, String origin) {
	}

	/** An address a proxy can dial. */
	record Upstream(IpAddress address, int port) {
	}

}

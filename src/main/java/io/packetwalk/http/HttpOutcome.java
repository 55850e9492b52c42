package io.packetwalk.http;

import java.util.List;
import java.util.stream.Stream;

import io.packetwalk.net.IpAddress;

/** What a reverse proxy does with a request. */
public sealed interface HttpOutcome {

	/** The rules tried, in order. */
	List<Tried> tried();

	/** How requests like this one are shared out; empty when they are not. */
	List<Share> shares();

	/** The same outcome, after other rules were tried. */
	HttpOutcome after(List<Tried> earlier);

	/** The same outcome, drawn from these shares. */
	HttpOutcome drawnFrom(List<Share> drawn);

	/**
	 * It passes the request on.
	 *
	 * @param tried the rules tried
	 * @param backend the name of the pool, e.g. {@code web/apple:80}
	 * @param upstreams the addresses it may dial, in its order; never empty
	 * @param path the path it sends on
	 * @param sent the request as the backend gets it
	 * @param changes what else is done to request and answer
	 * @param shares how requests like this one are shared out
	 */
	record Forward(List<Tried> tried, String backend, List<Upstream> upstreams, String path, HttpRequest sent,
			HttpChanges changes, List<Share> shares) implements HttpOutcome {

		@Override
		public Forward after(List<Tried> earlier) {
			return new Forward(concat(earlier, this.tried), this.backend, this.upstreams, this.path, this.sent,
					this.changes, this.shares);
		}

		@Override
		public Forward drawnFrom(List<Share> drawn) {
			return new Forward(this.tried, this.backend, this.upstreams, this.path, this.sent, this.changes, drawn);
		}

	}

	/**
	 * It answers itself.
	 *
	 * @param tried the rules tried
	 * @param status the status; {@link #RESET} when there is no HTTP to answer in
	 * @param location the Location header of a redirect, else empty
	 * @param why in words
	 * @param shares how requests like this one are shared out
	 */
	record Respond(List<Tried> tried, int status, String location, String why,
			List<Share> shares) implements HttpOutcome {

		/** Not a status: the connection is closed before a request could be read. */
		public static final int RESET = 0;

		/** Whether the connection is closed without an answer. */
		public boolean reset() {
			return this.status == RESET;
		}

		/**
		 * What a gRPC client makes of the status (<a href=
		 * "https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md">HTTP
		 * to gRPC status mapping</a>).
		 */
		public String grpcStatus() {
			return switch (this.status) {
				case 400 -> "INTERNAL";
				case 401 -> "UNAUTHENTICATED";
				case 403 -> "PERMISSION_DENIED";
				case 404 -> "UNIMPLEMENTED";
				case 429, 502, 503, 504 -> "UNAVAILABLE";
				default -> "UNKNOWN";
			};
		}

		@Override
		public Respond after(List<Tried> earlier) {
			return new Respond(concat(earlier, this.tried), this.status, this.location, this.why, this.shares);
		}

		@Override
		public Respond drawnFrom(List<Share> drawn) {
			return new Respond(this.tried, this.status, this.location, this.why, drawn);
		}

	}

	/**
	 * A rule looked at: what it asks for, whether it matched, and why; {@code origin}
	 * names what it was made from.
	 */
	record Tried(String rule, boolean matched, String why, String origin) {
	}

	/**
	 * A part of the requests.
	 *
	 * @param backend the name of the pool they go to
	 * @param weight how many of the sum of all weights
	 * @param status what they are answered when they go nowhere, 0 when they go there
	 * @param drawn whether this request is among them
	 */
	record Share(String backend, int weight, int status, boolean drawn) {
	}

	/** An address a proxy can dial. */
	record Upstream(IpAddress address, int port) {
	}

	private static List<Tried> concat(List<Tried> earlier, List<Tried> later) {
		return Stream.concat(earlier.stream(), later.stream()).toList();
	}

}

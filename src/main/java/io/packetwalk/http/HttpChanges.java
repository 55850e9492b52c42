package io.packetwalk.http;

import java.util.List;
import java.util.stream.Stream;

import io.packetwalk.http.HttpOutcome.Upstream;

/**
 * What a proxy does to a request it passes on, besides its path.
 *
 * @param host the Host header it sends, empty: the client's
 * @param request what it does to the request's headers
 * @param answer what it does to the answer's headers
 * @param mirrors who gets a copy, whose answers nobody waits for
 * @param protocol what it speaks to the backend: {@code HTTP}, {@code HTTPS},
 * {@code GRPC}, {@code GRPCS}, or {@code TLS} for bytes it does not read
 */
public record HttpChanges(String host, List<HeaderChange> request, List<HeaderChange> answer, List<Mirror> mirrors,
		String protocol) {

	/** Nothing is changed. */
	public static final HttpChanges NONE = new HttpChanges("", List.of(), List.of(), List.of(), "HTTP");

	public HttpChanges {
		request = List.copyOf(request);
		answer = List.copyOf(answer);
		mirrors = List.copyOf(mirrors);
	}

	/**
	 * A copy of requests for somebody else.
	 *
	 * @param backend the name of the pool
	 * @param upstreams what may be dialled
	 * @param share how many of a hundred requests are copied
	 */
	public record Mirror(String backend, List<Upstream> upstreams, int share) {

		public Mirror {
			upstreams = List.copyOf(upstreams);
		}

	}

	/** Nothing changed, and this spoken to the backend. */
	public static HttpChanges speaking(String protocol) {
		return new HttpChanges("", List.of(), List.of(), List.of(), protocol);
	}

	/** These changes, then others. */
	public HttpChanges then(HttpChanges others) {
		return new HttpChanges(others.host.isEmpty() ? this.host : others.host,
				Stream.concat(this.request.stream(), others.request.stream()).toList(),
				Stream.concat(this.answer.stream(), others.answer.stream()).toList(),
				Stream.concat(this.mirrors.stream(), others.mirrors.stream()).toList(),
				others.protocol.equals("HTTP") ? this.protocol : others.protocol);
	}

	HttpRequest apply(HttpRequest received) {
		HttpRequest sent = received.withHeaders(HeaderChange.apply(this.request, received.headers()));
		return this.host.isEmpty() ? sent : sent.withHost(this.host);
	}

}

package io.packetwalk.trace;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a person asked for.
 *
 * @param from {@code pod/shop/web-0}, {@code deployment/shop/web}, {@code node/node-a},
 * {@code external} or {@code external/198.51.100.7}
 * @param to a URL: {@code http://reverse-proxy:80/path}, {@code tcp://10.96.14.20:80},
 * {@code dns://reverse-proxy} …; a bare name or name:port means {@code http}
 * @param method the HTTP method
 * @param headers HTTP headers
 * @param via for NodePorts: the node the client dials; null lets the walk choose
 * @param libc {@code glibc} or {@code musl}; null is guessed from the image
 * @param seed feeds every random choice
 * @param connections how many connections in a row, 1 to 1,000
 * @param pick the endpoint a balancing choice must take where it is a candidate
 * ({@code ip:port} or {@code ns/pod}); null: the seed decides
 */
public record TraceRequest(String from, String to, String method, Map<String, String> headers, @Nullable String via,
		@Nullable String libc, long seed, int connections, @Nullable String pick) {

	public TraceRequest {
		headers = Map.copyOf(headers);
	}

	/** A GET with seed 42 and nothing else said. */
	public static TraceRequest of(String from, String to) {
		return new TraceRequest(from, to, "GET", Map.of(), null, null, 42, 1, null);
	}

}

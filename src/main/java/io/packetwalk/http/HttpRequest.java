package io.packetwalk.http;

import java.util.Map;

/**
 * An HTTP request as a reverse proxy sees it.
 *
 * @param method e.g. {@code GET}
 * @param scheme {@code http} or {@code https}
 * @param host the Host header without port
 * @param port the port it came in by
 * @param path the path, starting with a slash, without the query
 * @param query the query without the question mark, empty for none
 * @param headers the other headers, names in lower case
 */
public record HttpRequest(String method, String scheme, String host, int port, String path, String query,
		Map<String, String> headers) {

	public HttpRequest {
		headers = Map.copyOf(headers);
	}

}

package io.packetwalk.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
 * @param sni the server name of the TLS handshake, empty without one
 */
public record HttpRequest(String method, String scheme, String host, int port, String path, String query,
		Map<String, String> headers, String sni) {

	private static final String GRPC = "application/grpc";

	public HttpRequest {
		headers = Collections.unmodifiableMap(new TreeMap<>(headers));
	}

	/** A request whose client asks TLS for the host it asks HTTP for, as browsers do. */
	public HttpRequest(String method, String scheme, String host, int port, String path, String query,
			Map<String, String> headers) {
		this(method, scheme, host, port, path, query, headers, scheme.equals("https") ? host : "");
	}

	/** Whether it is a call of <a href="https://grpc.io">gRPC</a>. */
	public boolean grpc() {
		return this.headers.getOrDefault("content-type", "").startsWith(GRPC);
	}

	/** The first value of a query parameter; its name is told apart by case. */
	public Optional<String> parameter(String name) {
		return Arrays.stream(this.query.split("&"))
			.filter((pair) -> decoded(pair.replaceFirst("=.*", "")).equals(name))
			.findFirst()
			.map((pair) -> decoded((pair.indexOf('=') < 0) ? "" : pair.substring(pair.indexOf('=') + 1)));
	}

	private static String decoded(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

	/** The value of a cookie. */
	public Optional<String> cookie(String name) {
		return Arrays.stream(this.headers.getOrDefault("cookie", "").split(";\\s*"))
			.filter((cookie) -> cookie.startsWith(name + "="))
			.findFirst()
			.map((cookie) -> cookie.substring(name.length() + 1));
	}

	/** The same request for another host. */
	public HttpRequest withHost(String other) {
		return new HttpRequest(this.method, this.scheme, other, this.port, this.path, this.query, this.headers,
				this.sni);
	}

	/** The same request for another path. */
	public HttpRequest withPath(String other) {
		return new HttpRequest(this.method, this.scheme, this.host, this.port, other, this.query, this.headers,
				this.sni);
	}

	/** The same request with other headers. */
	public HttpRequest withHeaders(Map<String, String> others) {
		return new HttpRequest(this.method, this.scheme, this.host, this.port, this.path, this.query, others, this.sni);
	}

}

package io.packetwalk.web.routes;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.packetwalk.http.HttpRequest;
import io.packetwalk.net.IpAddress;
import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.InvalidRequestException;
import io.packetwalk.web.TraceRequestBody;

/**
 * What a person typed.
 *
 * @param proxy the proxy it is tried on, empty for the one that is for it
 * @param url the URL, empty before one was typed
 * @param method the method
 * @param header headers, one a line
 */
record TryForm(String proxy, String url, String method, String header) {

	/** The methods offered. */
	static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final String UNDERSCORE = "-packetwalk-underscore-";

	static TryForm of(String proxy, String url, String method, String @Nullable [] header) {
		String wanted = method.strip().toUpperCase(Locale.ROOT);
		return new TryForm(proxy.strip(), url.strip(), wanted.isEmpty() ? "GET" : wanted,
				(header != null) ? String.join("\n", header).strip() : "");
	}

	boolean complete() {
		return !this.url.isEmpty();
	}

	/** The URL with its scheme. */
	String fullUrl() {
		return this.url.contains("://") ? this.url : "http://" + this.url;
	}

	/**
	 * The request that is walked.
	 * @throws InvalidRequestException when it is none
	 */
	TraceRequest asTrace(long seed) {
		received();
		return new TraceRequestBody("external", fullUrl(), this.method, headers(), null, null, seed, 1, null)
			.asRequest(seed);
	}

	/**
	 * The request as a proxy receives it: a Host header wins over the URL's host.
	 * @throws InvalidRequestException when it is none
	 */
	HttpRequest received() {
		URI uri = uri();
		Map<String, String> headers = new TreeMap<>();
		headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
		String typed = uri.getHost().replace(UNDERSCORE, "_").replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
		String sent = headers.remove("host");
		String host = (sent == null) ? typed : sent.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		boolean tls = scheme.equals("https");
		int port = (uri.getPort() > 0) ? uri.getPort() : tls ? 443 : 80;
		String path = (uri.getRawPath() == null || uri.getRawPath().isEmpty()) ? "/" : uri.getRawPath();
		String query = (uri.getRawQuery() == null) ? "" : uri.getRawQuery();
		return new HttpRequest(checkedMethod(), scheme, host, port, path.replace(UNDERSCORE, "_"),
				query.replace(UNDERSCORE, "_"), headers, (tls && IpAddress.parse(typed).isEmpty()) ? typed : "");
	}

	private String checkedMethod() {
		if (!this.method.matches("[A-Z]{1,20}")) {
			throw new InvalidRequestException("method", "\"" + this.method + "\" is not an HTTP method.",
					"GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS are.");
		}
		return this.method;
	}

	private URI uri() {
		if (this.url.length() > 2000) {
			throw invalid("it has more than 2000 characters");
		}
		try {
			URI uri = new URI(fullUrl().replace("_", UNDERSCORE));
			if (uri.getHost() == null || !uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")) {
				throw invalid((uri.getHost() == null) ? "it has no host" : "its scheme is " + uri.getScheme());
			}
			if (uri.getPort() == 0 || uri.getPort() > 65535) {
				throw invalid("a port is 1 to 65535");
			}
			return uri;
		}
		catch (URISyntaxException ex) {
			throw invalid("it is not a URL");
		}
	}

	private InvalidRequestException invalid(String why) {
		return new InvalidRequestException("url", "\"" + this.url + "\" cannot be tried: " + why + ".",
				"Write a URL such as http://shop.example.com/cart or https://shop.example.com/?page=2.");
	}

	Map<String, String> headers() {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line : this.header.split("\\R")) {
			int colon = line.indexOf(':');
			if (line.isBlank()) {
				continue;
			}
			if (colon < 1 || !line.substring(0, colon).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || line.length() > 4000
					|| headers.size() >= 100) {
				throw new InvalidRequestException("header", "\"" + line.strip() + "\" is no header.",
						"One header a line: X-Canary: always.");
			}
			headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
		}
		return headers;
	}

}

package io.packetwalk.web;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.TraceRequest;
import io.packetwalk.walk.InvalidRequestException;

/**
 * A request to walk, as it is sent; everything but from and to may be left out.
 */
public record TraceRequestBody(@Nullable String from, @Nullable String to, @Nullable String method,
		@Nullable Map<String, String> headers, @Nullable String via, @Nullable String libc, @Nullable Long seed,
		@Nullable Integer connections, @Nullable String pick) {

	public static final TraceRequestBody EMPTY = new TraceRequestBody(null, null, null, null, null, null, null, null,
			null);

	private static final int LONGEST = 4000;

	private static final int MOST_CONNECTIONS = 1000;

	private static final int MOST_HEADERS = 100;

	/**
	 * Checks what can be checked without a cluster.
	 * @param labSeed the seed when the request names none
	 */
	public TraceRequest asRequest(long labSeed) {
		return new TraceRequest(needed("from", this.from), needed("to", this.to), checkedMethod(), checkedHeaders(),
				optional("via", this.via), checkedLibc(), (this.seed != null) ? this.seed : labSeed, count(),
				optional("pick", this.pick));
	}

	private static String needed(String field, @Nullable String value) {
		String given = optional(field, value);
		if (given == null) {
			throw new InvalidRequestException(field, "The request has no \"" + field + "\".",
					field.equals("from")
							? "Say who sends: pod/shop/web-0, deployment/shop/web, node/node-a or external."
							: "Say where to: http://reverse-proxy:80/, tcp://10.96.14.20:80 or dns://reverse-proxy.");
		}
		return given;
	}

	private static @Nullable String optional(String field, @Nullable String value) {
		if (value == null || value.isBlank()) {
			return null;
		}
		if (value.length() > LONGEST) {
			throw new InvalidRequestException(field, "\"" + field + "\" has more than " + LONGEST + " characters.",
					"Shorten it.");
		}
		return value.strip();
	}

	private String checkedMethod() {
		String given = optional("method", this.method);
		if (given == null) {
			return "GET";
		}
		if (!given.matches("[A-Za-z]{1,20}")) {
			throw new InvalidRequestException("method", "\"" + given + "\" is not an HTTP method.",
					"GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS are.");
		}
		return given.toUpperCase(Locale.ROOT);
	}

	private Map<String, String> checkedHeaders() {
		Map<String, String> given = new TreeMap<>();
		if (this.headers != null) {
			this.headers.forEach((name, value) -> given.put(name, (value != null) ? value : ""));
		}
		boolean printable = given.keySet().stream().allMatch((name) -> name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+"))
				&& given.values()
					.stream()
					.allMatch((value) -> value.length() <= LONGEST && !value.matches("(?s).*[\\r\\n\\x00].*"));
		if (given.size() > MOST_HEADERS || !printable) {
			throw new InvalidRequestException("headers", "These are no HTTP headers.",
					"Names without spaces, values on one line, at most " + MOST_HEADERS + " of them.");
		}
		return given;
	}

	private @Nullable String checkedLibc() {
		String given = optional("libc", this.libc);
		if (given != null && !given.equals("glibc") && !given.equals("musl")) {
			throw new InvalidRequestException("libc", "The libc is \"" + given + "\"; glibc and musl are known.",
					"Leave it out to have it guessed from the image.");
		}
		return given;
	}

	private int count() {
		int count = (this.connections != null) ? this.connections : 1;
		if (count < 1 || count > MOST_CONNECTIONS) {
			throw new InvalidRequestException("connections", "\"connections\" is " + count + ".",
					"1 to " + MOST_CONNECTIONS + " are walked.");
		}
		return count;
	}

}

package io.packetwalk.trace;

import org.jspecify.annotations.Nullable;

/**
 * How an HTTP request ended.
 *
 * @param status the status the client sees
 * @param backend who answered, null when no backend did
 * @param controller the reverse proxy on the way, null when there was none
 * @param location where a redirect leads, null for other answers
 */
public record HttpResult(int status, @Nullable Backend backend, @Nullable String controller,
		@Nullable String location) {

	public HttpResult(int status, @Nullable Backend backend, @Nullable String controller) {
		this(status, backend, controller, null);
	}

	/** The reason phrase nginx sends with a status; empty for unassigned statuses. */
	public static String reason(int status) {
		return switch (status) {
			case 200 -> "OK";
			case 201 -> "Created";
			case 202 -> "Accepted";
			case 204 -> "No Content";
			case 206 -> "Partial Content";
			case 301 -> "Moved Permanently";
			case 302 -> "Found";
			case 303 -> "See Other";
			case 304 -> "Not Modified";
			case 307 -> "Temporary Redirect";
			case 308 -> "Permanent Redirect";
			case 400 -> "Bad Request";
			case 401 -> "Unauthorized";
			case 402 -> "Payment Required";
			case 403 -> "Forbidden";
			case 404 -> "Not Found";
			case 405 -> "Method Not Allowed";
			case 406 -> "Not Acceptable";
			case 408 -> "Request Timeout";
			case 409 -> "Conflict";
			case 410 -> "Gone";
			case 413 -> "Request Entity Too Large";
			case 415 -> "Unsupported Media Type";
			case 421 -> "Misdirected Request";
			case 422 -> "Unprocessable Entity";
			case 429 -> "Too Many Requests";
			case 500 -> "Internal Server Error";
			case 501 -> "Not Implemented";
			case 502 -> "Bad Gateway";
			case 503 -> "Service Temporarily Unavailable";
			case 504 -> "Gateway Time-out";
			default -> "";
		};
	}

	/** The pod that answered, and the Service port it was reached through. */
	public record Backend(String namespace, @Nullable String service, int port, @Nullable String pod) {
	}

}

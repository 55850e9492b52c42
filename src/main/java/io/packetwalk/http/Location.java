package io.packetwalk.http;

/** The Location header of a redirect. */
@FunctionalInterface
public interface Location {

	String of(HttpRequest request);

	/**
	 * In nginx's words: {@code $host}, {@code $scheme}, {@code $uri} and
	 * {@code $is_args$args} stand for the request's own.
	 */
	static Location nginx(String template) {
		return (request) -> template.replace("$scheme", request.scheme())
			.replace("$host", request.host())
			.replace("$is_args$args", request.query().isEmpty() ? "" : "?" + request.query())
			.replace("$uri", request.path());
	}

}

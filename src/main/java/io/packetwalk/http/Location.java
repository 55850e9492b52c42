package io.packetwalk.http;

/** The Location header of a redirect. */
@FunctionalInterface
public interface Location {

	String of(HttpRequest request);

	/** It in words, empty where it can only be seen by asking. */
	default String words() {
		return "";
	}

	/** In nginx's words. */
	record Template(String words) implements Location {

		@Override
		public String of(HttpRequest request) {
			return this.words.replace("$scheme", request.scheme())
				.replace("$host", request.host())
				.replace("$is_args$args", request.query().isEmpty() ? "" : "?" + request.query())
				.replace("$uri", request.path());
		}

	}

	/** A place that says what it is. */
	record Told(String words, Location place) implements Location {

		@Override
		public String of(HttpRequest request) {
			return this.place.of(request);
		}

	}

	/**
	 * In nginx's words: {@code $host}, {@code $scheme}, {@code $uri} and
	 * {@code $is_args$args} stand for the request's own.
	 */
	static Location nginx(String template) {
		return new Template(template);
	}

}

package io.packetwalk.walk;

/**
 * A request that names a source or destination which does not exist, or cannot be read.
 */
public class InvalidRequestException extends RuntimeException {

	private final String field;

	private final String suggestion;

	/**
	 * Says which part of the request is wrong.
	 * @param field {@code from}, {@code to}, {@code via} …
	 * @param message what is wrong
	 * @param suggestion what to do
	 */
	public InvalidRequestException(String field, String message, String suggestion) {
		super(message);
		this.field = field;
		this.suggestion = suggestion;
	}

	public String field() {
		return this.field;
	}

	public String suggestion() {
		return this.suggestion;
	}

}

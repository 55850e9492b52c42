package io.packetwalk.whatif;

/** A change that cannot be supposed of this lab. */
public class InvalidChangeException extends RuntimeException {

	private final String code;

	private final String field;

	InvalidChangeException(String code, String field, String message) {
		super(message);
		this.code = code;
		this.field = field;
	}

	/** A value that cannot be, and what can. */
	public static InvalidChangeException value(String value, String allowed) {
		return new InvalidChangeException("CHANGE_VALUE_INVALID", "value",
				"\"" + value + "\" is not allowed here; " + allowed + ".");
	}

	/** The request can no longer be sent. */
	public static InvalidChangeException sender(String why) {
		return new InvalidChangeException("CHANGE_REMOVES_SENDER", "object",
				"With this change the request cannot be sent: " + why + ".");
	}

	/** {@code CHANGE_OBJECT_NOT_FOUND}, {@code CHANGE_VALUE_INVALID} … */
	public String code() {
		return this.code;
	}

	/** The member of the change that is to blame. */
	public String field() {
		return this.field;
	}

}

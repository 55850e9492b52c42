package io.packetwalk.lab;

/** A lab setting with a value that is not one of those allowed. */
public class InvalidSettingException extends RuntimeException {

	private final String field;

	private final String value;

	private final String allowed;

	InvalidSettingException(String field, String value, String allowed) {
		super("The setting " + field + " is \"" + value + "\"; allowed: " + allowed + ".");
		this.field = field;
		this.value = value;
		this.allowed = allowed;
	}

	public String field() {
		return this.field;
	}

	public String value() {
		return this.value;
	}

	public String allowed() {
		return this.allowed;
	}

}

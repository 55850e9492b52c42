package io.packetwalk.manifest.yaml;

/**
 * A document that is not YAML, with the cause in words. The words never quote a value: it
 * could be a Secret's.
 */
public class YamlSyntaxException extends RuntimeException {

	private final SyntaxCause reason;

	private final int line;

	private final int column;

	private final String suggestion;

	public YamlSyntaxException(SyntaxCause reason, int line, int column, String message, String suggestion) {
		super(message, null, false, false);
		this.reason = reason;
		this.line = line;
		this.column = column;
		this.suggestion = suggestion;
	}

	public SyntaxCause reason() {
		return this.reason;
	}

	public int line() {
		return this.line;
	}

	public int column() {
		return this.column;
	}

	public String suggestion() {
		return this.suggestion;
	}

}

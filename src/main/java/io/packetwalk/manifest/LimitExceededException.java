package io.packetwalk.manifest;

/** An upload is over a limit; nothing of it was loaded. */
public class LimitExceededException extends RuntimeException {

	public LimitExceededException(String message) {
		super(message);
	}

}

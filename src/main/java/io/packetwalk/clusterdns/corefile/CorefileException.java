package io.packetwalk.clusterdns.corefile;

/**
 * Ends the reading of a Corefile at its first error, as CoreDNS does; never leaves the
 * room.
 */
public final class CorefileException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient CorefileError error;

	public CorefileException(int line, String directive, String message) {
		super(message);
		this.error = new CorefileError(line, directive, message);
	}

	public CorefileError error() {
		return this.error;
	}

}

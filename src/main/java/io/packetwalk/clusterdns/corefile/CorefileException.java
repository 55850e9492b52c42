package io.packetwalk.clusterdns.corefile;

/**
 * Ends the reading of a Corefile at its first error, as CoreDNS does; never leaves the
 * room.
 */
public final class CorefileException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient CorefileError error;

	public CorefileException(String file, int line, String directive, String message) {
		this(new CorefileError(file, line, directive, "", message));
	}

	private CorefileException(CorefileError error) {
		super(error.message());
		this.error = error;
	}

	public CorefileError error() {
		return this.error;
	}

	/** The same, as what setting up a plugin ended with. */
	public CorefileException within(String plugin) {
		return new CorefileException(this.error.within(plugin));
	}

}

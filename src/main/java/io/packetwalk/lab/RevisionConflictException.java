package io.packetwalk.lab;

/** A lab was changed while somebody worked on the revision before. */
public class RevisionConflictException extends RuntimeException {

	private final int current;

	RevisionConflictException(int base, int current) {
		super("Revision %d was saved meanwhile; yours starts from revision %d. Nothing was saved, nothing is lost."
			.formatted(current, base));
		this.current = current;
	}

	/** The revision there is now. */
	public int current() {
		return this.current;
	}

}

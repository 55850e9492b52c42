package io.packetwalk.lab;

/** A change to a lab was asked for without the token that allows it. */
public class EditTokenException extends RuntimeException {

	private final boolean missing;

	EditTokenException(boolean missing) {
		super(missing
				? "Changing or removing this takes the browser it was made with, or the lab's edit token: "
						+ "Authorization: Bearer <editToken>, given when the lab was made."
				: "This edit token does not belong to this lab.");
		this.missing = missing;
	}

	/** Whether no token was given at all, as opposed to a wrong one. */
	public boolean missing() {
		return this.missing;
	}

}

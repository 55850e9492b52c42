package io.packetwalk.lab;

/** A lab was to be changed by somebody who did not make it. */
public class NotYourLabException extends RuntimeException {

	NotYourLabException() {
		super("Only who made this lab changes it. Make a copy: it is yours, with these files.");
	}

}

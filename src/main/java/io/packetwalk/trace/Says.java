package io.packetwalk.trace;

/** A step in words, at each level. */
public record Says(String story, String operator, String kernel) {

	/** Before narration. */
	public static final Says NOTHING = new Says("", "", "");

}

package io.packetwalk.http;

/** What a rule asks of a request besides host and path. */
@FunctionalInterface
public interface HttpCondition {

	/** Asks nothing. */
	HttpCondition NONE = (request) -> new Answer(true, "");

	Answer test(HttpRequest request);

	/**
	 * Whether it holds, and why, in words; empty where there is nothing to say.
	 */
	record Answer(boolean holds, String why) {
	}

}

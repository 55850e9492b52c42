package io.packetwalk.http;

/** Where a proxy's chance comes from when it shares requests out by weight. */
@FunctionalInterface
public interface HttpDraw {

	/** No chance: the first share that gets anything gets it all. */
	HttpDraw FIRST = (what, bound) -> 0;

	/**
	 * A number from 0 up to, not including, the bound.
	 * @param what what is drawn for: the same draw for the same thing, always
	 */
	int below(String what, int bound);

}

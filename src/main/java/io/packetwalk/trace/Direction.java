package io.packetwalk.trace;

/** Which way a packet goes: with the request, or back to the sender. */
public enum Direction {

	FORWARD, REVERSE

}

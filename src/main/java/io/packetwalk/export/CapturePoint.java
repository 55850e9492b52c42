package io.packetwalk.export;

/** Where a capture listens. */
public enum CapturePoint {

	/** Where the sender's packets enter its node: what its user would capture. */
	CLIENT,

	/** At every device on the way, so that a packet is seen once at each. */
	ALL

}

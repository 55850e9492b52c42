package io.packetwalk.diagnosis;

import io.packetwalk.trace.Disposition;

/**
 * What becomes of connections from a group of pods to a Service port.
 *
 * @param disposition what becomes of them; where only some endpoints are reached, what
 * becomes of those that fail
 * @param reached how many of the endpoints are reached
 * @param endpoints how many endpoints there are to be chosen from
 * @param failure the number of its {@link Failure} among the matrix's, -1 when nothing
 * fails
 */
public record MatrixCell(Disposition disposition, int reached, int endpoints, int failure) {

	/** Whether every connection arrives. */
	public boolean success() {
		return this.disposition.success();
	}

	/** Whether it depends on the endpoint that is chosen. */
	public boolean partly() {
		return !success() && this.reached > 0;
	}

}

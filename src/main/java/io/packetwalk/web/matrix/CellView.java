package io.packetwalk.web.matrix;

import io.packetwalk.diagnosis.MatrixCell;
import io.packetwalk.trace.Disposition;

/**
 * What becomes of a pair.
 *
 * @param outcome by which it is shown and filtered
 * @param disposition exactly
 * @param reached how many endpoints are reached
 * @param endpoints how many there are
 * @param failure the number of its cause, -1 for none
 */
record CellView(Outcome outcome, Disposition disposition, int reached, int endpoints, int failure) {

	static CellView of(MatrixCell cell) {
		return new CellView(Outcome.of(cell), cell.disposition(), cell.reached(), cell.endpoints(), cell.failure());
	}

	/** {@code reached}, or {@code 1 of 3} where it depends on the endpoint. */
	public String word() {
		return (this.outcome == Outcome.DEPENDS) ? this.reached + " of " + this.endpoints + " reached"
				: this.outcome.word();
	}

}

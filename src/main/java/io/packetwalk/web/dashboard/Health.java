package io.packetwalk.web.dashboard;

import io.packetwalk.diagnosis.MatrixCell;
import io.packetwalk.diagnosis.ReachabilityMatrix;
import io.packetwalk.lab.Lab;

/**
 * How the pairs of pods and Service ports of a lab end, as its matrix counts them.
 *
 * @param reachable the pairs that arrive
 * @param denied those a policy keeps apart
 * @param broken those that fail otherwise, some or all of the time
 * @param outside those that lead out of the cluster, or are not modelled
 */
record Health(long reachable, long denied, long broken, long outside) {

	static Health of(Lab lab) {
		long[] counts = new long[4];
		ReachabilityMatrix.of(lab.cluster(), lab.dataplane().policies())
			.rows((row) -> row.cells().forEach((cell) -> counts[place(cell)] += row.group().pods().size()));
		return new Health(counts[0], counts[1], counts[2], counts[3]);
	}

	private static int place(MatrixCell cell) {
		if (cell.success()) {
			return 0;
		}
		if (cell.partly()) {
			return 2;
		}
		return switch (cell.disposition()) {
			case DENIED_BY_POLICY -> 1;
			case EXITS_CLUSTER, NOT_MODELLED -> 3;
			default -> 2;
		};
	}

	/** Whether there is a pair at all. */
	public boolean some() {
		return this.reachable + this.denied + this.broken + this.outside > 0;
	}

}

package io.packetwalk.web.dashboard;

import java.util.List;

import io.packetwalk.cluster.Pod;
import io.packetwalk.diagnosis.MatrixCell;
import io.packetwalk.diagnosis.ReachabilityMatrix;
import io.packetwalk.lab.Lab;
import io.packetwalk.web.page.Places;

/**
 * How the pairs of pods and Service ports of a lab end, as its matrix counts them.
 *
 * @param reachable the pairs that arrive
 * @param denied those a policy keeps apart
 * @param broken those that fail otherwise, some or all of the time
 * @param aside those that fail by design: from the cluster's own parts, or out of the
 * cluster
 */
record Health(long reachable, long denied, long broken, long aside) {

	static Health of(Lab lab) {
		long[] counts = new long[4];
		ReachabilityMatrix.of(lab.cluster(), lab.dataplane().policies())
			.rows((row) -> row.cells().forEach((cell) -> count(row.group().pods(), cell, counts)));
		return new Health(counts[0], counts[1], counts[2], counts[3]);
	}

	private static void count(List<Pod> pods, MatrixCell cell, long[] counts) {
		long addOns = pods.stream().filter((pod) -> Places.isAddOn(pod.namespace())).count();
		int place = place(cell);
		counts[place] += pods.size() - addOns;
		counts[(place == 0) ? 0 : 3] += addOns;
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
		return this.reachable + this.denied + this.broken + this.aside > 0;
	}

}

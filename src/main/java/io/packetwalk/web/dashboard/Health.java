package io.packetwalk.web.dashboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

	private static final int ASIDE = 3;

	static Health of(Lab lab) {
		Map<Kind, long[]> kinds = new HashMap<>();
		ReachabilityMatrix.of(lab.cluster(), lab.dataplane().policies())
			.rows((row) -> row.cells().forEach((cell) -> count(row.group().pods(), cell, kinds)));
		long[] counts = new long[4];
		kinds.forEach((kind, pods) -> counts[byDesign(kind, pods) ? ASIDE : kind.place()] += pods[0] + pods[1]);
		return new Health(counts[0], counts[1], counts[2], counts[ASIDE]);
	}

	/** The cluster's own parts are counted with the other pods that run into the same. */
	private static boolean byDesign(Kind kind, long[] pods) {
		return kind.place() != 0 && pods[0] == 0;
	}

	private static void count(List<Pod> pods, MatrixCell cell, Map<Kind, long[]> kinds) {
		long addOns = pods.stream().filter((pod) -> Places.isAddOn(pod.namespace())).count();
		long[] sum = kinds.computeIfAbsent(new Kind(place(cell), cell.failure()), (absent) -> new long[2]);
		sum[0] += pods.size() - addOns;
		sum[1] += addOns;
	}

	private record Kind(int place, int failure) {
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
			case EXITS_CLUSTER, NOT_MODELLED -> ASIDE;
			default -> 2;
		};
	}

	/** Whether there is a pair at all. */
	public boolean some() {
		return this.reachable + this.denied + this.broken + this.aside > 0;
	}

}

package io.packetwalk.web.matrix;

import java.util.List;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.diagnosis.MatrixRow;
import io.packetwalk.diagnosis.PodGroup;
import io.packetwalk.web.page.Places;

/**
 * Pods that nothing tells apart.
 *
 * @param from one of them, as a request names it
 * @param label their workloads, the first of them
 * @param more how many workloads there are besides
 * @param workloads all of them
 * @param pods how many pods
 * @param cells what becomes of them, one a column
 */
record RowView(String from, String label, int more, List<String> workloads, int pods, List<CellView> cells) {

	private static final int NAMED = 2;

	static RowView of(MatrixRow row, MatrixFilter filter, List<Integer> columns) {
		List<Pod> pods = pods(row.group(), filter);
		List<String> workloads = pods.stream().map(RowView::workload).distinct().toList();
		return new RowView("pod/" + pods.getFirst().key(),
				String.join(", ", workloads.subList(0, Math.min(NAMED, workloads.size()))),
				Math.max(0, workloads.size() - NAMED), workloads, pods.size(),
				columns.stream().map((column) -> CellView.of(row.cells().get(column))).toList());
	}

	static List<Pod> pods(PodGroup group, MatrixFilter filter) {
		return group.pods().stream().filter(filter::takes).toList();
	}

	/** {@code shop/web}: of a pod without a workload, its own name. */
	private static String workload(Pod pod) {
		ObjectRef owner = pod.owner();
		return (owner != null) ? owner.namespace() + "/" + owner.name() : pod.key();
	}

	/** Whether it is one of the cluster's own parts. */
	boolean addOn() {
		return Places.isAddOn(this.from.split("/")[1]);
	}

	/** {@code 3 pods}. */
	public String count() {
		return this.pods + (this.pods == 1 ? " pod" : " pods");
	}

	/** With these columns only. */
	RowView only(List<Integer> columns) {
		return new RowView(this.from, this.label, this.more, this.workloads, this.pods,
				columns.stream().map(this.cells::get).toList());
	}

}

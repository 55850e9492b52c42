package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;

/**
 * The boxes pods are shown as in the logical view: each its own, or one card for a whole
 * workload.
 */
final class PodGroups {

	private static final int MOST_REPLICAS = 8;

	private final Map<String, List<Pod>> groups = new LinkedHashMap<>();

	private final Map<String, String> boxOfPod = new HashMap<>();

	private final Map<String, Integer> replicas = new HashMap<>();

	private final Focus focus;

	private int left;

	private PodGroups(Focus focus) {
		this.focus = focus;
	}

	/**
	 * Sorts the pods of a namespace into boxes.
	 * @param grouped whether every workload is a card, not only those of many replicas
	 * @param closed whether only what is next to the path is shown
	 */
	static PodGroups of(List<Pod> pods, boolean grouped, boolean closed, Focus focus) {
		PodGroups result = new PodGroups(focus);
		Map<String, Boolean> near = new HashMap<>();
		for (Pod pod : pods) {
			String workload = Workloads.id(pod);
			if (workload != null) {
				result.replicas.merge(workload, 1, Integer::sum);
				near.merge(workload, focus.isOnPath(PodBoxes.id(pod)), Boolean::logicalOr);
			}
		}
		for (Pod pod : pods) {
			String workload = Workloads.id(pod);
			boolean onPath = focus.isOnPath(PodBoxes.id(pod));
			if (closed && !onPath && !near.getOrDefault(String.valueOf(workload), false)) {
				result.left++;
				continue;
			}
			boolean many = result.replicas.getOrDefault(String.valueOf(workload), 0) > MOST_REPLICAS;
			boolean card = workload != null && !onPath && (grouped || many);
			String id = card ? workload : PodBoxes.id(pod);
			result.groups.computeIfAbsent(id, (key) -> new ArrayList<>()).add(pod);
			result.boxOfPod.put(pod.key(), id);
		}
		return result;
	}

	/** The id of the box a pod is shown as, null when it is not shown. */
	@Nullable String boxOf(String podKey) {
		return this.boxOfPod.get(podKey);
	}

	/** How many pods are not shown at all. */
	int left() {
		return this.left;
	}

	List<WorkloadCard> boxes() {
		return this.groups.entrySet().stream().map((group) -> box(group.getKey(), group.getValue())).toList();
	}

	private WorkloadCard box(String id, List<Pod> pods) {
		Integer all = this.replicas.get(id);
		if (all == null) {
			Box size = new Box(0, 0, NamespaceGraph.MEMBER_WIDTH, PodBoxes.HEIGHT);
			return new WorkloadCard(PodBoxes.of(pods.getFirst(), size, null), List.of());
		}
		return WorkloadCard.of(id, pods, all, this.focus.isOpen(id));
	}

}

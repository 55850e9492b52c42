package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;

/**
 * The boxes pods are shown as in the logical view: each its own, or one for a whole
 * workload.
 */
final class PodGroups {

	private static final int MOST_REPLICAS = 8;

	private final Map<String, List<Pod>> groups = new LinkedHashMap<>();

	private final Map<String, String> boxOfPod = new LinkedHashMap<>();

	private PodGroups() {
	}

	static PodGroups of(List<Pod> pods, Detail detail, Focus focus) {
		PodGroups result = new PodGroups();
		Map<ObjectRef, Integer> replicas = new LinkedHashMap<>();
		pods.stream()
			.filter((pod) -> pod.owner() != null)
			.forEach((pod) -> replicas.merge(pod.owner(), 1, Integer::sum));
		for (Pod pod : pods) {
			if (detail == Detail.NAMESPACES && !focus.isOnPath(PodBoxes.id(pod))) {
				continue;
			}
			boolean grouped = (detail == Detail.WORKLOADS || replicas.getOrDefault(pod.owner(), 0) > MOST_REPLICAS)
					&& !focus.isOnPath(PodBoxes.id(pod));
			String id = (grouped && pod.owner() != null) ? workloadId(pod.namespace(), pod.owner()) : PodBoxes.id(pod);
			result.groups.computeIfAbsent(id, (key) -> new ArrayList<>()).add(pod);
			result.boxOfPod.put(pod.key(), id);
		}
		return result;
	}

	private static String workloadId(String namespace, ObjectRef owner) {
		return "workload/" + namespace + "/" + owner.kind() + "/" + owner.name();
	}

	/** The id of the box a pod is shown as, null when it is not shown. */
	@Nullable String boxOf(String podKey) {
		return this.boxOfPod.get(podKey);
	}

	List<Vertex> boxes() {
		return this.groups.entrySet().stream().map((group) -> box(group.getKey(), group.getValue())).toList();
	}

	private static Vertex box(String id, List<Pod> pods) {
		Pod first = pods.getFirst();
		Box size = new Box(0, 0, NamespaceGraph.MEMBER_WIDTH, PodBoxes.HEIGHT);
		if (first.owner() == null || !id.startsWith("workload/")) {
			return PodBoxes.of(first, size, null);
		}
		long ready = pods.stream().filter((pod) -> PodBoxes.state(pod) == VertexState.READY).count();
		String count = pods.size() + ((pods.size() == 1) ? " pod" : " pods");
		String readiness = (ready == pods.size()) ? "ready" : ready + " ready";
		return new Vertex(id, VertexKind.POD, Lettering.name(first.owner().name(), size.width()),
				List.of(count + " · " + readiness, first.owner().kind()), null, 0, 0, size.width(), size.height(),
				(ready == pods.size()) ? VertexState.READY : VertexState.NOT_READY, pods.size(),
				first.owner() + ", " + count + ", " + readiness);
	}

}

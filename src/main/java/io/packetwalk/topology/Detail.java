package io.packetwalk.topology;

import java.util.LinkedHashSet;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;

/** How much of a cluster the logical view shows; what is on the path always survives. */
enum Detail {

	/** Every pod. */
	PODS,

	/** One box per workload. */
	WORKLOADS,

	/** One box per namespace. */
	NAMESPACES;

	private static final int MOST_WITH_PODS = 150;

	private static final int MOST_WITH_WORKLOADS = 600;

	static Detail of(Cluster cluster) {
		int others = cluster.services().size() + cluster.ingresses().size();
		if (others + cluster.pods().size() <= MOST_WITH_PODS) {
			return PODS;
		}
		Set<ObjectRef> workloads = new LinkedHashSet<>();
		for (Pod pod : cluster.pods()) {
			workloads.add((pod.owner() != null) ? pod.owner() : pod.ref());
		}
		return (others + workloads.size() <= MOST_WITH_WORKLOADS) ? WORKLOADS : NAMESPACES;
	}

}

package io.packetwalk.topology;

import java.util.LinkedHashSet;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;

/**
 * How much of a cluster the logical view shows. Each threshold counts the boxes there
 * would be without the step it leads to; what is on the path survives every step.
 */
enum Detail {

	/** Every pod. */
	PODS,

	/** One card per workload. */
	WORKLOADS,

	/** One card per namespace. */
	NAMESPACES,

	/** The path and what is next to it. */
	PATH;

	private static final int MOST_WITH_PODS = 150;

	private static final int MOST_WITH_WORKLOADS = 600;

	private static final int MOST_WITH_NAMESPACES = 3000;

	static Detail of(Cluster cluster) {
		int others = cluster.services().size() + cluster.ingresses().size();
		if (others + cluster.pods().size() <= MOST_WITH_PODS) {
			return PODS;
		}
		Set<String> workloads = new LinkedHashSet<>();
		for (Pod pod : cluster.pods()) {
			String workload = Workloads.id(pod);
			workloads.add((workload != null) ? workload : PodBoxes.id(pod));
		}
		int boxes = others + workloads.size();
		if (boxes <= MOST_WITH_WORKLOADS) {
			return WORKLOADS;
		}
		return (boxes <= MOST_WITH_NAMESPACES) ? NAMESPACES : PATH;
	}

	/** Whether namespaces are closed until somebody opens them. */
	boolean closesNamespaces() {
		return this == NAMESPACES || this == PATH;
	}

}

package io.packetwalk.web.find;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.topology.Workloads;
import io.packetwalk.web.find.Found.Group;

/**
 * The boxes that show things. A crowded picture has one for a workload or a namespace
 * only, so each thing names several, the best first.
 */
final class Boxes {

	private Boxes() {
	}

	static Found of(Pod pod, String says) {
		return Found.box(Group.MEANING, "Pod", "", "Pod " + pod.key(), says, boxes(pod));
	}

	static Found of(Service service, String says) {
		return Found.box(Group.MEANING, "Service", "", "Service " + service.key(), says, boxes(service));
	}

	static Found of(Node node, String says) {
		return Found.box(Group.MEANING, "Node", "", "Node " + node.name(), says, List.of("node/" + node.name()));
	}

	static Found outside(String title, String says) {
		return Found.box(Group.MEANING, "outside", "", title, says, List.of("outside"));
	}

	static List<String> boxes(Pod pod) {
		List<String> boxes = new ArrayList<>();
		boxes.add("pod/" + pod.key());
		String workload = Workloads.id(pod);
		if (workload != null) {
			boxes.add(workload);
		}
		boxes.add("namespace/" + pod.namespace());
		if (pod.node() != null) {
			boxes.add("node/" + pod.node());
		}
		return boxes;
	}

	static List<String> boxes(Service service) {
		return List.of("service/" + service.key(), "namespace/" + service.namespace());
	}

	/** {@code pod shop/web-0 on node-a}, and what keeps it from answering. */
	static String where(Pod pod) {
		String state = pod.terminating() ? ", terminating" : pod.ready() ? "" : ", not ready";
		return ((pod.node() != null) ? "on " + pod.node() : "not scheduled") + state;
	}

}

package io.packetwalk.controlplane.reference;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.packetwalk.cluster.Pod;

/**
 * Pods by namespace, those with the same labels taken together: a selector sees no more.
 */
final class LabelledPods {

	private final Map<String, Map<Group, Group>> byNamespace = new LinkedHashMap<>();

	private LabelledPods() {
	}

	static LabelledPods of(List<Pod> pods) {
		LabelledPods labelled = new LabelledPods();
		for (Pod pod : pods) {
			Group group = new Group(pod.labels(), pod.hostNetwork(), pod.ref().toString());
			Group key = new Group(pod.labels(), pod.hostNetwork(), "");
			labelled.byNamespace.computeIfAbsent(pod.namespace(), (absent) -> new LinkedHashMap<>())
				.putIfAbsent(key, group);
		}
		return labelled;
	}

	Stream<Group> in(String namespace) {
		return this.byNamespace.getOrDefault(namespace, Map.of()).values().stream();
	}

	Stream<Group> all() {
		return this.byNamespace.values().stream().map(Map::values).flatMap(Collection::stream);
	}

	/**
	 * Pods that labels do not tell apart.
	 *
	 * @param example the first of them
	 */
	record Group(Map<String, String> labels, boolean hostNetwork, String example) {
	}

}

package io.packetwalk.controlplane.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.cluster.Pod;

/** Finds pods by namespace and labels without looking at every pod. */
public final class PodIndex {

	private final Map<String, List<Pod>> byNamespace = new HashMap<>();

	private final Map<Key, List<Pod>> byLabel = new HashMap<>();

	/** Indexes pods that are sorted by namespace and name. */
	public PodIndex(List<Pod> pods) {
		for (Pod pod : pods) {
			this.byNamespace.computeIfAbsent(pod.namespace(), (absent) -> new ArrayList<>()).add(pod);
			pod.labels()
				.forEach((label, value) -> this.byLabel
					.computeIfAbsent(new Key(pod.namespace(), label, value), (absent) -> new ArrayList<>())
					.add(pod));
		}
	}

	/** The pods of a namespace that have all these labels; none for an empty selector. */
	public List<Pod> select(String namespace, Map<String, String> selector) {
		return selector.entrySet()
			.stream()
			.map((wanted) -> this.byLabel.getOrDefault(new Key(namespace, wanted.getKey(), wanted.getValue()),
					List.of()))
			.min(Comparator.comparingInt(List::size))
			.orElse(List.of())
			.stream()
			.filter((pod) -> pod.labels().entrySet().containsAll(selector.entrySet()))
			.toList();
	}

	public List<Pod> in(String namespace) {
		return this.byNamespace.getOrDefault(namespace, List.of());
	}

	private record Key(String namespace, String label, String value) {
	}

}

package io.packetwalk.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;

/**
 * The pods of two revisions that are the same: by name, or where a rollout gave them new
 * names, by their workload. Those that were alike and still are are one.
 */
record PodPairs(PodGroup before, PodGroup after) {

	/** In the order of their first pods in the second revision. */
	static List<PodPairs> of(Cluster first, ReachabilityMatrix before, Cluster second, ReachabilityMatrix after) {
		Map<Classes, List<Pod>> were = new HashMap<>();
		Map<Classes, List<Pod>> are = new LinkedHashMap<>();
		same(running(first, before), running(second, after)).forEach((pod) -> {
			Classes classes = new Classes(before.group(pod.then()), after.group(pod.now()));
			were.computeIfAbsent(classes, (absent) -> new ArrayList<>()).add(pod.then());
			are.computeIfAbsent(classes, (absent) -> new ArrayList<>()).add(pod.now());
		});
		List<PodPairs> pairs = new ArrayList<>();
		are.forEach((classes, pods) -> pairs
			.add(new PodPairs(new PodGroup(pairs.size(), were.get(classes)), new PodGroup(pairs.size(), pods))));
		return pairs;
	}

	private static List<Pod> running(Cluster cluster, ReachabilityMatrix matrix) {
		return cluster.pods().stream().filter((pod) -> matrix.group(pod) >= 0).toList();
	}

	private static List<Same> same(List<Pod> first, List<Pod> second) {
		Map<String, Pod> byName = new HashMap<>();
		first.forEach((pod) -> byName.put(pod.key(), pod));
		Set<String> kept = new HashSet<>(second.stream().map(Pod::key).filter(byName::containsKey).toList());
		Map<ObjectRef, Deque<Pod>> renamed = new HashMap<>();
		first.stream()
			.filter((pod) -> !kept.contains(pod.key()))
			.forEach((pod) -> renamed.computeIfAbsent(ClusterChanges.workload(pod), (absent) -> new ArrayDeque<>())
				.add(pod));
		List<Same> same = new ArrayList<>();
		for (Pod pod : second) {
			Pod then = kept.contains(pod.key()) ? byName.get(pod.key())
					: renamed.getOrDefault(ClusterChanges.workload(pod), new ArrayDeque<>()).poll();
			if (then != null) {
				same.add(new Same(then, pod));
			}
		}
		return same;
	}

	/** A pod then and now. */
	private record Same(Pod then, Pod now) {
	}

	/** The groups of a pod in both revisions. */
	private record Classes(int before, int after) {
	}

}

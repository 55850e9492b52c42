package io.packetwalk.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ClusterNetworkPolicy;
import io.packetwalk.cluster.Namespace;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyEnforcement;
import io.packetwalk.cluster.Service;

/**
 * Compares the objects of two revisions: policies, what they select by, and Services.
 */
final class ClusterChanges {

	private static final Set<String> ADDED = Set.of("pod-template-hash", "controller-revision-hash",
			"pod-template-generation", "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index",
			"batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name", "controller-uid", "job-name");

	private final List<ClusterChange> found = new ArrayList<>();

	private ClusterChanges() {
	}

	/** Policies first, then namespaces, workloads and Services, each by name. */
	static List<ClusterChange> between(Cluster before, Cluster after) {
		ClusterChanges changes = new ClusterChanges();
		changes.enforcement(before, after);
		changes.compare(index(before.networkPolicies(), NetworkPolicy::ref),
				index(after.networkPolicies(), NetworkPolicy::ref));
		changes.compare(index(before.clusterNetworkPolicies(), ClusterNetworkPolicy::ref),
				index(after.clusterNetworkPolicies(), ClusterNetworkPolicy::ref));
		changes.labels(index(before.namespaces(), ClusterChanges::ref, Namespace::labels),
				index(after.namespaces(), ClusterChanges::ref, Namespace::labels));
		changes.labels(index(before.pods(), ClusterChanges::workload, ClusterChanges::written),
				index(after.pods(), ClusterChanges::workload, ClusterChanges::written));
		changes.compare(index(before.services(), Service::ref), index(after.services(), Service::ref));
		return changes.found;
	}

	/** The workload a pod belongs to, or itself: that stays when names of pods change. */
	static ObjectRef workload(Pod pod) {
		ObjectRef owner = pod.owner();
		return (owner != null) ? owner : pod.ref();
	}

	/** The labels of the pod template, without those that controllers add. */
	private static Map<String, String> written(Pod pod) {
		Map<String, String> labels = new TreeMap<>(pod.labels());
		labels.keySet().removeAll(ADDED);
		return labels;
	}

	private static ObjectRef ref(Namespace namespace) {
		return new ObjectRef("Namespace", null, namespace.name());
	}

	private void enforcement(Cluster before, Cluster after) {
		PolicyEnforcement now = PolicyEnforcement.of(after);
		if (PolicyEnforcement.of(before).enforced() != now.enforced()) {
			this.found.add(
					new ClusterChange(new ObjectRef("Cluster", null, after.settings().cni().toString()), now.reason()));
		}
	}

	private static <T> Map<ObjectRef, T> index(List<T> objects, Function<T, ObjectRef> ref) {
		return index(objects, ref, Function.identity());
	}

	private static <T, V> Map<ObjectRef, V> index(List<T> objects, Function<T, ObjectRef> ref, Function<T, V> value) {
		Map<ObjectRef, V> index = new LinkedHashMap<>();
		objects.forEach((object) -> index.putIfAbsent(ref.apply(object), value.apply(object)));
		return index;
	}

	private <T> void compare(Map<ObjectRef, T> before, Map<ObjectRef, T> after) {
		after.keySet().stream().filter((ref) -> !before.containsKey(ref)).forEach((ref) -> add(ref, "was added"));
		before.keySet().stream().filter((ref) -> !after.containsKey(ref)).forEach((ref) -> add(ref, "was removed"));
		after.forEach((ref, object) -> {
			if (before.containsKey(ref) && !object.equals(before.get(ref))) {
				add(ref, "was changed");
			}
		});
	}

	private void labels(Map<ObjectRef, Map<String, String>> before, Map<ObjectRef, Map<String, String>> after) {
		Map<ObjectRef, Boolean> there = new LinkedHashMap<>();
		before.keySet().forEach((ref) -> there.put(ref, true));
		Map<ObjectRef, Boolean> here = new LinkedHashMap<>();
		after.keySet().forEach((ref) -> here.put(ref, true));
		compare(there, here);
		after.forEach((ref, labels) -> {
			if (before.containsKey(ref) && !labels.equals(before.get(ref))) {
				add(ref, "has " + difference(before.get(ref), labels));
			}
		});
	}

	/** {@code app=web instead of app=wep}, for each label that differs. */
	private static String difference(Map<String, String> before, Map<String, String> after) {
		Set<String> keys = new TreeSet<>(before.keySet());
		keys.addAll(after.keySet());
		return String.join(", ",
				keys.stream()
					.filter((key) -> !String.valueOf(before.get(key)).equals(String.valueOf(after.get(key))))
					.map((key) -> label(key, after) + " instead of " + label(key, before))
					.toList());
	}

	private static String label(String key, Map<String, String> labels) {
		return labels.containsKey(key) ? key + "=" + labels.get(key) : "no " + key;
	}

	private void add(ObjectRef object, String what) {
		this.found.add(new ClusterChange(object, object + " " + what));
	}

}

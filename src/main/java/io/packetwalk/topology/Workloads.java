package io.packetwalk.topology;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;

/** The names of the cards that stand for the pods of a workload. */
public final class Workloads {

	private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job",
			"CronJob", "ReplicationController", "Rollout");

	private Workloads() {
	}

	/**
	 * {@code deployment/shop/web}, as requests call it too; null for a pod of its own.
	 */
	public static @Nullable String id(Pod pod) {
		ObjectRef owner = pod.owner();
		if (owner == null || !KINDS.contains(owner.kind())) {
			return null;
		}
		return owner.kind().toLowerCase(Locale.ROOT) + "/" + pod.namespace() + "/" + owner.name();
	}

}

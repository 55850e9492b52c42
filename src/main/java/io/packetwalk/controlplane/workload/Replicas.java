package io.packetwalk.controlplane.workload;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.packetwalk.controlplane.pod.PodState;

/**
 * How many pods a workload has, and how many of them its status says are ready.
 *
 * @param count {@code spec.replicas}, 1 when absent
 * @param ready how many are ready
 */
record Replicas(int count, int ready) {

	/**
	 * Reads spec and status. A status that counts replicas comes from a cluster and is
	 * believed; without one, every pod is ready.
	 */
	static Replicas of(@Nullable Integer specReplicas, @Nullable Integer statusReplicas,
			@Nullable Integer readyReplicas) {
		int count = Math.max(0, Objects.requireNonNullElse(specReplicas, 1));
		boolean counted = statusReplicas != null && statusReplicas > 0;
		return new Replicas(count, counted ? Objects.requireNonNullElse(readyReplicas, 0) : count);
	}

	PodState state(int ordinal) {
		return (ordinal < this.ready) ? PodState.RUNNING : PodState.runningNotReady();
	}

	/** Makes the pods of a ReplicaSet or of something named like one. */
	void generate(PodMaker maker, PodSource source, String name, Map<String, String> addedLabels) {
		int made = maker.room(source, this.count);
		for (int ordinal = 0; ordinal < made; ordinal++) {
			maker.generate(source, name + "-", "#" + ordinal, addedLabels, state(ordinal), null);
		}
	}

}

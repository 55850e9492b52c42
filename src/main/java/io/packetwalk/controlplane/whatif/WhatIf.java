package io.packetwalk.controlplane.whatif;

import java.util.Map;
import java.util.Set;

import io.packetwalk.cluster.Origin;

/**
 * What the documents {@code kind: WhatIf} suppose, all of them together.
 *
 * @param pods what is supposed of pods, by namespace and name
 * @param drained the nodes that were
 * <a href="https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/">
 * drained</a>
 * @param places the fields that are supposed otherwise, and where that is written
 */
public record WhatIf(Map<String, PodFate> pods, Set<String> drained, Map<Origin, Origin> places) {

	public WhatIf {
		pods = Map.copyOf(pods);
		drained = Set.copyOf(drained);
		places = Map.copyOf(places);
	}

	boolean is(String pod, PodFate fate) {
		return this.pods.get(pod) == fate;
	}

	boolean deleted(String pod) {
		return is(pod, PodFate.DELETED) || is(pod, PodFate.DELETED_UNNOTICED);
	}

	/** Whether a pod has to go. */
	boolean evicts() {
		return !this.drained.isEmpty() || this.pods.values().stream().anyMatch((fate) -> fate != PodFate.NOT_READY);
	}

}

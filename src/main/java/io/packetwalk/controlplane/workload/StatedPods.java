package io.packetwalk.controlplane.workload;

import java.util.List;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;

import io.packetwalk.cluster.Origin;
import io.packetwalk.controlplane.pod.PodPlan;
import io.packetwalk.controlplane.pod.PodState;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;

/** The pods the manifests hold: written by hand, or as a cluster ran them. */
record StatedPods(Ownership ownership) {

	List<PodPlan> in(ApiObjects objects) {
		return objects.list(Pod.class)
			.stream()
			.filter((pod) -> pod.object().getSpec() != null)
			.map((pod) -> plan(pod, pod.object().getSpec()))
			.toList();
	}

	private PodPlan plan(Stored<Pod> pod, PodSpec spec) {
		return new PodPlan(pod.namespace(), pod.name(), pod.labels(), pod.annotations(), spec, spec.getHostname(),
				spec.getSubdomain(), PodState.of(pod.object().getMetadata(), pod.object().getStatus()),
				new Origin(pod.ref(), ""), this.ownership.workloadOf(pod), null);
	}

}

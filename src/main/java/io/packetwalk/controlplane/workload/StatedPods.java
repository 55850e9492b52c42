package io.packetwalk.controlplane.workload;

import java.util.List;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;

import io.packetwalk.cluster.Origin;
import io.packetwalk.controlplane.pod.PodPlan;
import io.packetwalk.controlplane.pod.PodState;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;

/** The pods the manifests hold: written by hand, or as a cluster ran them. */
record StatedPods(Ownership ownership, Report report) {

	List<PodPlan> in(ApiObjects objects) {
		return objects.list(Pod.class)
			.stream()
			.filter(this::hasSpec)
			.map((pod) -> plan(pod, pod.object().getSpec()))
			.toList();
	}

	private boolean hasSpec(Stored<Pod> pod) {
		if (pod.object().getSpec() != null) {
			return true;
		}
		this.report.error("POD_WITHOUT_SPEC", pod.ref(), "",
				pod.ref() + ": spec is missing; the API server refuses it, the Pod is left out", "");
		return false;
	}

	private PodPlan plan(Stored<Pod> pod, PodSpec spec) {
		return new PodPlan(pod.namespace(), pod.name(), pod.labels(), pod.annotations(), spec, spec.getHostname(),
				spec.getSubdomain(), PodState.of(pod.object().getMetadata(), pod.object().getStatus()),
				new Origin(pod.ref(), ""), this.ownership.workloadOf(pod), null);
	}

}

package io.packetwalk.controlplane.workload;

import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetSpec;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.controlplane.store.Stored;

/**
 * The <a href=
 * "https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/">ReplicaSet</a>
 * controller, also for ReplicaSets a dump holds for its Deployments.
 */
record ReplicaSets(PodMaker maker, Templates templates, Ownership ownership) {

	void reconcile(Stored<ReplicaSet> set) {
		ObjectRef owner = Objects.requireNonNullElse(set.controller(), set.ref());
		if (this.ownership.hasPods(set.ref()) || this.ownership.hasPods(owner)) {
			return;
		}
		ReplicaSetSpec spec = set.object().getSpec();
		ReplicaSetStatus status = set.object().getStatus();
		this.templates
			.source(set, (spec != null) ? spec.getSelector() : null, (spec != null) ? spec.getTemplate() : null, owner)
			.map((source) -> this.ownership.knows(owner)
					? new PodSource(source.namespace(), source.template(), new Origin(owner, "spec.template"), owner)
					: source)
			.ifPresent((source) -> Replicas
				.of(spec.getReplicas(), (status != null) ? status.getReplicas() : null,
						(status != null) ? status.getReadyReplicas() : null)
				.generate(this.maker, source, set.name(), Map.of()));
	}

}

package io.packetwalk.controlplane.workload;

import java.util.Map;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ReplicationControllerSpec;
import io.fabric8.kubernetes.api.model.ReplicationControllerStatus;

import io.packetwalk.controlplane.store.Stored;

/**
 * The <a href=
 * "https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/">ReplicationController</a>,
 * which needs no selector.
 */
record ReplicationControllers(PodMaker maker, Templates templates, Ownership ownership) {

	void reconcile(Stored<ReplicationController> controller) {
		if (this.ownership.hasPods(controller.ref())) {
			return;
		}
		ReplicationControllerSpec spec = controller.object().getSpec();
		ReplicationControllerStatus status = controller.object().getStatus();
		LabelSelector selector = new LabelSelector();
		selector.setMatchLabels((spec != null) ? spec.getSelector() : Map.of());
		this.templates.source(controller, selector, (spec != null) ? spec.getTemplate() : null, controller.ref())
			.ifPresent((source) -> Replicas
				.of(spec.getReplicas(), (status != null) ? status.getReplicas() : null,
						(status != null) ? status.getReadyReplicas() : null)
				.generate(this.maker, source, controller.name(), Map.of()));
	}

}

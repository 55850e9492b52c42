package io.packetwalk.controlplane.workload;

import java.util.Map;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;

import io.packetwalk.controlplane.store.Stored;

/**
 * The <a href=
 * "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/">Deployment</a>
 * controller: a ReplicaSet named by the hash of the template, and its pods.
 */
record Deployments(PodMaker maker, Templates templates, Ownership ownership) {

	void reconcile(Stored<Deployment> deployment) {
		if (this.ownership.hasPods(deployment.ref()) || this.ownership.hasReplicaSets(deployment.ref())) {
			return;
		}
		DeploymentSpec spec = deployment.object().getSpec();
		DeploymentStatus status = deployment.object().getStatus();
		this.templates
			.source(deployment, (spec != null) ? spec.getSelector() : null, (spec != null) ? spec.getTemplate() : null,
					deployment.ref())
			.ifPresent((source) -> {
				String hash = PodTemplateHash.of(source.template());
				Replicas
					.of(spec.getReplicas(), (status != null) ? status.getReplicas() : null,
							(status != null) ? status.getReadyReplicas() : null)
					.generate(this.maker, source, deployment.name() + "-" + hash, Map.of("pod-template-hash", hash));
			});
	}

}

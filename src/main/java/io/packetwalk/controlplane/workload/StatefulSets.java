package io.packetwalk.controlplane.workload;

import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;

import io.packetwalk.controlplane.store.Stored;

/**
 * The <a href=
 * "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/">StatefulSet</a>
 * controller: pods by ordinal, each with a host name under the governing Service.
 */
record StatefulSets(PodMaker maker, Templates templates, Ownership ownership) {

	void reconcile(Stored<StatefulSet> set) {
		if (this.ownership.hasPods(set.ref())) {
			return;
		}
		StatefulSetSpec spec = set.object().getSpec();
		StatefulSetStatus status = set.object().getStatus();
		this.templates
			.source(set, (spec != null) ? spec.getSelector() : null, (spec != null) ? spec.getTemplate() : null,
					set.ref())
			.ifPresent((source) -> make(set.name(), spec, source,
					Replicas.of(spec.getReplicas(), (status != null) ? status.getReplicas() : null,
							(status != null) ? status.getReadyReplicas() : null)));
	}

	private void make(String name, StatefulSetSpec spec, PodSource source, Replicas replicas) {
		int start = (spec.getOrdinals() != null) ? Objects.requireNonNullElse(spec.getOrdinals().getStart(), 0) : 0;
		String revision = name + "-" + PodTemplateHash.of(source.template());
		String subdomain = (spec.getServiceName() != null && !spec.getServiceName().isEmpty()) ? spec.getServiceName()
				: source.spec().getSubdomain();
		int made = this.maker.room(source, replicas.count());
		for (int i = 0; i < made; i++) {
			String pod = name + "-" + (start + i);
			Map<String, String> labels = Map.of("statefulset.kubernetes.io/pod-name", pod,
					"apps.kubernetes.io/pod-index", String.valueOf(start + i), "controller-revision-hash", revision);
			this.maker.make(source, pod, labels, pod, subdomain, replicas.state(i));
		}
	}

}

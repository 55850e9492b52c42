package io.packetwalk.controlplane.workload;

import java.util.Map;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.controlplane.store.Stored;

/**
 * What a workload's pods are stamped from.
 *
 * @param namespace the namespace
 * @param template the template
 * @param origin where the template stands
 * @param owner the workload a person would name
 */
record PodSource(String namespace, PodTemplateSpec template, Origin origin, ObjectRef owner) {

	Map<String, String> labels() {
		return Stored.clean((this.template.getMetadata() != null) ? this.template.getMetadata().getLabels() : null);
	}

	Map<String, String> annotations() {
		return Stored
			.clean((this.template.getMetadata() != null) ? this.template.getMetadata().getAnnotations() : null);
	}

	PodSpec spec() {
		return this.template.getSpec();
	}

}

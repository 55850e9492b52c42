package io.packetwalk.controlplane.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;

/**
 * A workload and the labels its pods have or would have.
 *
 * @param object the workload, or a bare pod
 * @param labels its pods' labels
 */
public record LabelledWorkload(ObjectRef object, Map<String, String> labels) {

	/** Every workload, those without pods included. */
	public static List<LabelledWorkload> in(ApiObjects objects) {
		List<LabelledWorkload> all = new ArrayList<>();
		objects.list(Deployment.class)
			.forEach((one) -> add(one, (one.object().getSpec() != null) ? one.object().getSpec().getTemplate() : null,
					all));
		objects.list(StatefulSet.class)
			.forEach((one) -> add(one, (one.object().getSpec() != null) ? one.object().getSpec().getTemplate() : null,
					all));
		objects.list(DaemonSet.class)
			.forEach((one) -> add(one, (one.object().getSpec() != null) ? one.object().getSpec().getTemplate() : null,
					all));
		objects.list(ReplicaSet.class)
			.stream()
			.filter((one) -> one.controller() == null)
			.forEach((one) -> add(one, (one.object().getSpec() != null) ? one.object().getSpec().getTemplate() : null,
					all));
		objects.list(Pod.class)
			.stream()
			.filter((pod) -> pod.controller() == null)
			.forEach((pod) -> all.add(new LabelledWorkload(pod.ref(), pod.labels())));
		return all;
	}

	private static void add(Stored<? extends HasMetadata> workload, @Nullable PodTemplateSpec template,
			List<LabelledWorkload> all) {
		if (template != null && template.getMetadata() != null) {
			all.add(new LabelledWorkload(workload.ref(), Stored.clean(template.getMetadata().getLabels())));
		}
	}

	String namespace() {
		return Objects.requireNonNullElse(this.object.namespace(), "");
	}

}

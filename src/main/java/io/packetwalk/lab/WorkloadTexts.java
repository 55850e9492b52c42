package io.packetwalk.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.diagnosis.names.WrittenText;
import io.packetwalk.manifest.ManifestObject;
import io.packetwalk.manifest.ManifestSet;

/**
 * The texts the containers of running workloads are given: variables, command lines and
 * mounted ConfigMaps. Secrets were dropped before anything gets here.
 */
final class WorkloadTexts {

	private final Map<String, ConfigMap> configMaps = new HashMap<>();

	/** What a person would name for the pods an object made. */
	private final Map<ObjectRef, ObjectRef> workloads = new HashMap<>();

	private final Set<ObjectRef> read = new HashSet<>();

	private final List<WrittenText> texts = new ArrayList<>();

	private WorkloadTexts(ManifestSet manifests, Cluster cluster) {
		for (ManifestObject object : manifests.objects()) {
			if (object.resource() instanceof ConfigMap map) {
				this.configMaps.put(object.namespace() + "/" + object.name(), map);
			}
		}
		cluster.pods().forEach((pod) -> {
			ObjectRef workload = (pod.owner() != null) ? pod.owner() : pod.ref();
			this.workloads.put(pod.origin().object(), workload);
			this.workloads.putIfAbsent(workload, workload);
		});
	}

	/**
	 * In the order of the manifests; a workload of which pods are stated is read once.
	 */
	static List<WrittenText> of(ManifestSet manifests, Cluster cluster) {
		WorkloadTexts worker = new WorkloadTexts(manifests, cluster);
		manifests.objects().stream().filter((object) -> !isPod(object)).forEach(worker::read);
		manifests.objects().stream().filter(WorkloadTexts::isPod).forEach(worker::read);
		return worker.texts;
	}

	private static boolean isPod(ManifestObject object) {
		return object.resource() instanceof Pod;
	}

	private void read(ManifestObject object) {
		PodSpec spec = spec(object);
		ObjectRef ref = new ObjectRef(object.kind(), object.namespace(), object.name());
		ObjectRef workload = this.workloads.get(ref);
		if (spec != null && workload != null && this.read.add(workload)) {
			Origin origin = new Origin(ref, isPod(object) ? "spec" : "spec.template.spec");
			new ContainerTexts(workload, spec, origin, (name) -> this.configMaps.get(object.namespace() + "/" + name),
					this.texts)
				.read();
		}
	}

	private static @Nullable PodSpec spec(ManifestObject object) {
		return switch (object.resource()) {
			case Pod pod -> pod.getSpec();
			case Deployment one when one.getSpec() != null -> spec(one.getSpec().getTemplate());
			case StatefulSet one when one.getSpec() != null -> spec(one.getSpec().getTemplate());
			case DaemonSet one when one.getSpec() != null -> spec(one.getSpec().getTemplate());
			case ReplicaSet one when one.getSpec() != null -> spec(one.getSpec().getTemplate());
			case ReplicationController one when one.getSpec() != null -> spec(one.getSpec().getTemplate());
			case Job one when one.getSpec() != null -> spec(one.getSpec().getTemplate());
			default -> null;
		};
	}

	private static @Nullable PodSpec spec(@Nullable PodTemplateSpec template) {
		return (template != null) ? template.getSpec() : null;
	}

	/** A list as written, which may be missing and have empty entries. */
	static <T> List<@Nullable T> entries(@Nullable List<T> written) {
		return Objects.requireNonNullElse(written, List.of());
	}

}

package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.jspecify.annotations.Nullable;

import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;

/**
 * A pod, or the template of a long-running workload, looked at for what it runs.
 *
 * @param namespace its namespace
 * @param labels its pods' labels
 * @param spec its spec
 */
record PodSpecs(String namespace, Map<String, String> labels, PodSpec spec) {

	static List<PodSpecs> in(ApiObjects objects) {
		Stream<@Nullable PodSpecs> pods = objects.list(Pod.class)
			.stream()
			.map((pod) -> of(pod.namespace(), pod.labels(), pod.object().getSpec()));
		Stream<@Nullable PodSpecs> deployments = objects.list(Deployment.class)
			.stream()
			.filter((stored) -> stored.object().getSpec() != null)
			.map((stored) -> of(stored.namespace(), stored.object().getSpec().getTemplate()));
		Stream<@Nullable PodSpecs> daemonSets = objects.list(DaemonSet.class)
			.stream()
			.filter((stored) -> stored.object().getSpec() != null)
			.map((stored) -> of(stored.namespace(), stored.object().getSpec().getTemplate()));
		Stream<@Nullable PodSpecs> statefulSets = objects.list(StatefulSet.class)
			.stream()
			.filter((stored) -> stored.object().getSpec() != null)
			.map((stored) -> of(stored.namespace(), stored.object().getSpec().getTemplate()));
		return Stream.of(pods, deployments, daemonSets, statefulSets)
			.flatMap((all) -> all)
			.filter(Objects::nonNull)
			.toList();
	}

	/** What a DaemonSet runs. */
	static Optional<PodSpecs> of(Stored<DaemonSet> set) {
		return Optional.ofNullable(set.object().getSpec())
			.flatMap((spec) -> Optional.ofNullable(of(set.namespace(), spec.getTemplate())));
	}

	private static @Nullable PodSpecs of(String namespace, @Nullable PodTemplateSpec template) {
		return (template != null) ? of(namespace,
				Stored.clean((template.getMetadata() != null) ? template.getMetadata().getLabels() : null),
				template.getSpec()) : null;
	}

	private static @Nullable PodSpecs of(String namespace, Map<String, String> labels, @Nullable PodSpec spec) {
		return (spec != null) ? new PodSpecs(namespace, labels, spec) : null;
	}

	List<Container> containers() {
		return Objects.requireNonNullElse(this.spec.getContainers(), List.<Container>of())
			.stream()
			.filter(Objects::nonNull)
			.toList();
	}

	/** Everything its containers are started with. */
	Stream<String> words() {
		return containers().stream()
			.flatMap((container) -> Stream.of(container.getCommand(), container.getArgs()))
			.filter(Objects::nonNull)
			.flatMap(List::stream)
			.filter(Objects::nonNull);
	}

}

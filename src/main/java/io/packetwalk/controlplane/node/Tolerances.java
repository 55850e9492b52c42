package io.packetwalk.controlplane.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;

/**
 * Which <a href=
 * "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/">taints</a>
 * a pod bears.
 */
final class Tolerances {

	private Tolerances() {
	}

	/** The taint that keeps a pod off a node. */
	static Optional<Taint> untolerated(List<Toleration> tolerations, List<Taint> taints) {
		return taints.stream()
			.filter((taint) -> "NoSchedule".equals(taint.getEffect()) || "NoExecute".equals(taint.getEffect()))
			.filter((taint) -> tolerations.stream().noneMatch((toleration) -> tolerates(toleration, taint)))
			.findFirst();
	}

	static List<Toleration> of(PodSpec spec, boolean daemon) {
		List<Toleration> tolerations = new ArrayList<>(Objects.requireNonNullElse(spec.getTolerations(), List.of()));
		tolerations.removeIf(Objects::isNull);
		if (daemon) {
			addDaemonTolerations(tolerations, Boolean.TRUE.equals(spec.getHostNetwork()));
		}
		return tolerations;
	}

	/** What the DaemonSet controller adds to its pods. */
	private static void addDaemonTolerations(List<Toleration> tolerations, boolean hostNetwork) {
		for (String key : List.of("not-ready", "unreachable")) {
			tolerations.add(exists("node.kubernetes.io/" + key, "NoExecute"));
		}
		for (String key : List.of("disk-pressure", "memory-pressure", "pid-pressure", "unschedulable")) {
			tolerations.add(exists("node.kubernetes.io/" + key, "NoSchedule"));
		}
		if (hostNetwork) {
			tolerations.add(exists("node.kubernetes.io/network-unavailable", "NoSchedule"));
		}
	}

	private static Toleration exists(String key, String effect) {
		Toleration toleration = new Toleration();
		toleration.setKey(key);
		toleration.setOperator("Exists");
		toleration.setEffect(effect);
		return toleration;
	}

	private static boolean tolerates(Toleration toleration, Taint taint) {
		String key = Objects.requireNonNullElse(toleration.getKey(), "");
		String effect = Objects.requireNonNullElse(toleration.getEffect(), "");
		boolean exists = "Exists".equals(toleration.getOperator());
		boolean keyFits = key.isEmpty() ? exists : key.equals(taint.getKey());
		boolean valueFits = exists || Objects.requireNonNullElse(toleration.getValue(), "")
			.equals(Objects.requireNonNullElse(taint.getValue(), ""));
		return keyFits && valueFits && (effect.isEmpty() || effect.equals(taint.getEffect()));
	}

}

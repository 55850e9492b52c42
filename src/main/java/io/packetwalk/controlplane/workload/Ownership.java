package io.packetwalk.controlplane.workload;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;

/** Who made what, as a dump's {@code ownerReferences} tell it. */
final class Ownership {

	private final ApiObjects objects;

	private final Set<ObjectRef> withPods = new HashSet<>();

	private final Map<ObjectRef, Boolean> withReplicaSets = new HashMap<>();

	Ownership(ApiObjects objects) {
		this.objects = objects;
		for (Stored<Pod> pod : objects.list(Pod.class)) {
			ObjectRef controller = pod.controller();
			ObjectRef workload = workloadOf(pod);
			if (controller != null && workload != null) {
				this.withPods.add(controller);
				this.withPods.add(workload);
			}
		}
		for (Stored<ReplicaSet> set : objects.list(ReplicaSet.class)) {
			ObjectRef controller = set.controller();
			if (controller != null) {
				this.withReplicaSets.put(controller, true);
			}
		}
	}

	/** Whether the manifests hold pods of this workload, so that none are made. */
	boolean hasPods(ObjectRef workload) {
		return this.withPods.contains(workload);
	}

	/** Whether the manifests hold ReplicaSets of this Deployment. */
	boolean hasReplicaSets(ObjectRef deployment) {
		return this.withReplicaSets.containsKey(deployment);
	}

	/**
	 * The workload a person would name for a stated pod; null for a bare or static pod.
	 */
	@Nullable ObjectRef workloadOf(Stored<Pod> pod) {
		ObjectRef controller = pod.controller();
		if (controller == null) {
			return null;
		}
		return switch (controller.kind()) {
			case "Node" -> null;
			case "ReplicaSet" -> ofReplicaSet(controller, pod.labels().get("pod-template-hash"));
			case "Job" -> ofJob(controller);
			default -> controller;
		};
	}

	/** The Deployment of a ReplicaSet, else the ReplicaSet. */
	private ObjectRef ofReplicaSet(ObjectRef set, @Nullable String hash) {
		ObjectRef stated = this.objects.find(ReplicaSet.class, String.valueOf(set.namespace()), set.name())
			.map((found) -> (found.controller() != null) ? found.controller() : set)
			.orElse(null);
		if (stated != null) {
			return stated;
		}
		boolean made = hash != null && set.name().endsWith("-" + hash);
		return made ? new ObjectRef("Deployment", set.namespace(),
				set.name().substring(0, set.name().length() - hash.length() - 1)) : set;
	}

	private ObjectRef ofJob(ObjectRef job) {
		ObjectRef stated = this.objects.find(Job.class, String.valueOf(job.namespace()), job.name())
			.map(Stored::controller)
			.orElse(null);
		if (stated != null) {
			return stated;
		}
		String cronJob = job.name().replaceFirst("-\\d+$", "");
		return this.objects.find(CronJob.class, String.valueOf(job.namespace()), cronJob).map(Stored::ref).orElse(job);
	}

	boolean knows(ObjectRef deployment) {
		return deployment.kind().equals("Deployment")
				&& this.objects.find(Deployment.class, String.valueOf(deployment.namespace()), deployment.name())
					.isPresent();
	}

}

package io.packetwalk.controlplane.workload;

import java.util.List;

import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

import io.packetwalk.controlplane.node.Machine;
import io.packetwalk.controlplane.pod.PodPlan;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;

/**
 * Runs the controllers of kube-controller-manager that make pods. A CronJob makes none:
 * between two of its runs there is nothing of it on the network.
 */
public final class Workloads {

	private Workloads() {
	}

	/**
	 * Every pod: the stated ones, then those the controllers make, by owner and ordinal.
	 * @param serviceLb the DaemonSets made for Services, whose pods come when all others
	 * are there
	 */
	public static List<PodPlan> reconcile(ApiObjects objects, List<Stored<DaemonSet>> serviceLb, List<Machine> machines,
			Names names, Report report) {
		Ownership ownership = new Ownership(objects);
		Templates templates = new Templates(report);
		PodMaker maker = new PodMaker(names, report);
		new StatedPods(ownership).in(objects).forEach(maker::adopt);
		DaemonSets daemonSets = new DaemonSets(maker, templates, ownership, machines);
		objects.list(DaemonSet.class).forEach(daemonSets::reconcile);
		objects.list(Deployment.class).forEach(new Deployments(maker, templates, ownership)::reconcile);
		objects.list(ReplicaSet.class).forEach(new ReplicaSets(maker, templates, ownership)::reconcile);
		objects.list(StatefulSet.class).forEach(new StatefulSets(maker, templates, ownership)::reconcile);
		objects.list(ReplicationController.class)
			.forEach(new ReplicationControllers(maker, templates, ownership)::reconcile);
		objects.list(Job.class).forEach(new Jobs(maker, templates, ownership)::reconcile);
		serviceLb.forEach(daemonSets::reconcile);
		return maker.plans();
	}

}

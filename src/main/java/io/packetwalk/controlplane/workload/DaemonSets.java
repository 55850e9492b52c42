package io.packetwalk.controlplane.workload;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetSpec;

import io.packetwalk.controlplane.node.Machine;
import io.packetwalk.controlplane.node.NodeFit;
import io.packetwalk.controlplane.pod.PodState;
import io.packetwalk.controlplane.store.Stored;

/**
 * The <a href=
 * "https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/">DaemonSet</a>
 * controller: a pod for each node that fits.
 */
record DaemonSets(PodMaker maker, Templates templates, Ownership ownership, List<Machine> machines) {

	void reconcile(Stored<DaemonSet> set) {
		if (this.ownership.hasPods(set.ref())) {
			return;
		}
		DaemonSetSpec spec = set.object().getSpec();
		this.templates
			.source(set, (spec != null) ? spec.getSelector() : null, (spec != null) ? spec.getTemplate() : null,
					set.ref())
			.ifPresent((source) -> make(set.name(), source));
	}

	private void make(String name, PodSource source) {
		Map<String, String> labels = Map.of("controller-revision-hash", PodTemplateHash.of(source.template()),
				"pod-template-generation", "1");
		List<Machine> fitting = NodeFit.of(source.spec(), true, this.machines).machines();
		for (Machine machine : fitting.subList(0, this.maker.room(source, fitting.size()))) {
			this.maker.generate(source, name + "-", "@" + machine.name(), labels, PodState.RUNNING, machine.name());
		}
	}

}

package io.packetwalk.controlplane.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.fabric8.kubernetes.api.model.PodSpec;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.controlplane.pod.PodPlan;
import io.packetwalk.controlplane.store.Report;

/** Says which scheduling rules the scheduler here does not follow, once for each object. */
final class UnmodelledRules {

	private final Set<ObjectRef> told = new HashSet<>();

	private final Report report;

	UnmodelledRules(Report report) {
		this.report = report;
	}

	void check(PodPlan plan) {
		if (!this.told.add(plan.origin().object())) {
			return;
		}
		for (String field : unmodelled(plan.spec())) {
			this.report.warning("SCHEDULING_RULE_NOT_MODELLED", plan.origin().object(),
					plan.specOrigin().at(field).path(), plan.origin().object() + ": " + plan.specOrigin().at(field).path()
							+ " is not modelled; pods of one owner are spread over the nodes that fit",
					"State spec.nodeName where the node matters.");
		}
	}

	private static List<String> unmodelled(PodSpec spec) {
		List<String> fields = new ArrayList<>();
		var affinity = spec.getAffinity();
		if (affinity != null && affinity.getPodAffinity() != null && affinity.getPodAffinity()
			.getRequiredDuringSchedulingIgnoredDuringExecution() != null
				&& !affinity.getPodAffinity().getRequiredDuringSchedulingIgnoredDuringExecution().isEmpty()) {
			fields.add("affinity.podAffinity");
		}
		if (affinity != null && affinity.getPodAntiAffinity() != null && affinity.getPodAntiAffinity()
			.getRequiredDuringSchedulingIgnoredDuringExecution() != null
				&& !affinity.getPodAntiAffinity().getRequiredDuringSchedulingIgnoredDuringExecution().isEmpty()) {
			fields.add("affinity.podAntiAffinity");
		}
		if (spec.getTopologySpreadConstraints() != null && !spec.getTopologySpreadConstraints().isEmpty()) {
			fields.add("topologySpreadConstraints");
		}
		return fields;
	}

}

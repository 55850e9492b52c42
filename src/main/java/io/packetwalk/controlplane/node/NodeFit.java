package io.packetwalk.controlplane.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;

/**
 * Which nodes take pods of a spec, before it is asked what already runs there.
 *
 * @param machines those that do, in node order
 * @param refusals why the others do not, and how many for each reason
 */
public record NodeFit(List<Machine> machines, Map<String, Integer> refusals) {

	/**
	 * Filters the nodes.
	 * @param daemon whether a DaemonSet makes the pods, which tolerate more
	 */
	public static NodeFit of(PodSpec spec, boolean daemon, List<Machine> all) {
		List<Machine> fitting = new ArrayList<>();
		Map<String, Integer> refusals = new LinkedHashMap<>();
		List<Toleration> tolerations = Tolerances.of(spec, daemon);
		for (Machine machine : all) {
			Optional<Taint> taint = Tolerances.untolerated(tolerations, machine.taints());
			if (!NodeTerms.admit(spec, machine.node())) {
				refusals.merge("didn't match Pod's node affinity/selector", 1, Integer::sum);
			}
			else if (taint.isPresent()) {
				refusals.merge("had untolerated taint {" + text(taint.get()) + "}", 1, Integer::sum);
			}
			else {
				fitting.add(machine);
			}
		}
		return new NodeFit(fitting, refusals);
	}

	private static String text(Taint taint) {
		return taint.getKey() + ": " + ((taint.getValue() != null) ? taint.getValue() : "");
	}

}

package io.packetwalk.controlplane.pod;

import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.PodSpec;
import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;

/**
 * A pod that exists in the API server but is not on a node yet.
 *
 * @param namespace its namespace
 * @param name its name
 * @param labels its labels
 * @param annotations its annotations
 * @param spec its spec
 * @param hostname its host name, null for its own name
 * @param subdomain its subdomain
 * @param state what is known of its life
 * @param origin the object and path whose YAML made it
 * @param owner the workload a person would name, null for a bare pod
 * @param onlyOn the node a DaemonSet made it for, null for any
 */
public record PodPlan(String namespace, String name, Map<String, String> labels, Map<String, String> annotations,
		PodSpec spec, @Nullable String hostname, @Nullable String subdomain, PodState state, Origin origin,
		@Nullable ObjectRef owner, @Nullable String onlyOn) {

	/** The same with this state. */
	public PodPlan withState(PodState other) {
		return new PodPlan(this.namespace, this.name, this.labels, this.annotations, this.spec, this.hostname,
				this.subdomain, other, this.origin, this.owner, this.onlyOn);
	}

	public String key() {
		return this.namespace + "/" + this.name;
	}

	public boolean hostNetwork() {
		return Boolean.TRUE.equals(this.spec.getHostNetwork());
	}

	/** The node its spec names, null when the scheduler chooses. */
	public @Nullable String nodeName() {
		String name = this.spec.getNodeName();
		return (name == null || name.isEmpty()) ? null : name;
	}

	/** Where a field of its spec was written. */
	public Origin specOrigin() {
		return this.origin.at("spec");
	}

	/** What its pods are spread by: siblings are those of the same owner. */
	public String siblings() {
		return this.origin.object() + "|" + ((this.owner != null) ? this.owner : key());
	}

	/** Pods that must run are scheduled first, as their priority classes say. */
	public int rank() {
		List<String> critical = List.of("system-node-critical", "system-cluster-critical");
		int index = (this.spec.getPriorityClassName() != null) ? critical.indexOf(this.spec.getPriorityClassName())
				: -1;
		return (index >= 0) ? index : critical.size();
	}

}

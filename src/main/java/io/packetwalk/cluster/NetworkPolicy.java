package io.packetwalk.cluster;

import java.util.List;

/**
 * A <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/network-policies/">NetworkPolicy</a>,
 * with defaults filled in.
 *
 * @param namespace its namespace, whose pods it selects from
 * @param name its name
 * @param podSelector the pods it isolates
 * @param policyTypes the directions it isolates them in
 * @param ingress what may come in all the same
 * @param egress what may go out all the same
 */
public record NetworkPolicy(String namespace, String name, LabelSelector podSelector, List<PolicyType> policyTypes,
		List<PolicyRule> ingress, List<PolicyRule> egress) {

	public NetworkPolicy {
		policyTypes = List.copyOf(policyTypes);
		ingress = List.copyOf(ingress);
		egress = List.copyOf(egress);
	}

	/** {@code namespace/name}. */
	public String key() {
		return this.namespace + "/" + this.name;
	}

	public ObjectRef ref() {
		return new ObjectRef("NetworkPolicy", this.namespace, this.name);
	}

	/** The rules of a direction. */
	public List<PolicyRule> rules(PolicyType type) {
		return switch (type) {
			case INGRESS -> this.ingress;
			case EGRESS -> this.egress;
		};
	}

	/** Whether it selects this pod, host network or not. */
	public boolean selects(Pod pod) {
		return this.namespace.equals(pod.namespace()) && this.podSelector.matches(pod.labels());
	}

}

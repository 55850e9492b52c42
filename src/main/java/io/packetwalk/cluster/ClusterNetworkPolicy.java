package io.packetwalk.cluster;

import java.util.List;

/**
 * A <a href=
 * "https://network-policy-api.sigs.k8s.io/api-overview/">ClusterNetworkPolicy</a>, or an
 * AdminNetworkPolicy or BaselineAdminNetworkPolicy, which it replaces and which say the
 * same in other words.
 *
 * @param kind the kind it was written as
 * @param name its name
 * @param tier whether it comes before or after NetworkPolicies
 * @param priority 0 to 1000, lower first
 * @param subject the pods it speaks of; its namespaces are never null
 * @param ingress its rules for what comes in, in order
 * @param egress its rules for what goes out, in order
 */
public record ClusterNetworkPolicy(String kind, String name, Tier tier, int priority, PolicyPeer.Pods subject,
		List<PolicyRule> ingress, List<PolicyRule> egress) {

	public ClusterNetworkPolicy {
		if (subject.namespaces() == null) {
			throw new IllegalArgumentException("a cluster-wide policy has no namespace of its own");
		}
		ingress = List.copyOf(ingress);
		egress = List.copyOf(egress);
	}

	public ObjectRef ref() {
		return new ObjectRef(this.kind, null, this.name);
	}

	/** The rules of a direction. */
	public List<PolicyRule> rules(PolicyType type) {
		return switch (type) {
			case INGRESS -> this.ingress;
			case EGRESS -> this.egress;
		};
	}

	/**
	 * When its rules are asked: before NetworkPolicies, or where none of them selects.
	 */
	public enum Tier {

		ADMIN("Admin"), BASELINE("Baseline");

		private final String text;

		Tier(String text) {
			this.text = text;
		}

		/** As the API writes it. */
		@Override
		public String toString() {
			return this.text;
		}

	}

}

package io.packetwalk.cluster;

/**
 * The two directions of <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource">policyTypes</a>,
 * as the pod sees them.
 */
public enum PolicyType {

	INGRESS("ingress", "from"), EGRESS("egress", "to");

	private final String field;

	private final String peers;

	PolicyType(String field, String peers) {
		this.field = field;
		this.peers = peers;
	}

	/** The field of a policy that holds its rules. */
	public String field() {
		return this.field;
	}

	/** The field of a rule that holds its peers. */
	public String peers() {
		return this.peers;
	}

}

package io.packetwalk.networkpolicy;

import io.packetwalk.cluster.Origin;

/**
 * Something a rule wants that is nearly there: most often the mistake.
 *
 * @param kind what sort of mistake it would be
 * @param origin the place in the policy
 * @param sentence what nearly matches, and what would
 */
public record NearMiss(Kind kind, Origin origin, String sentence) {

	/** The sorts of mistakes. */
	public enum Kind {

		/** A label's value is nearly the one wanted. */
		LABEL_VALUE,

		/** A label with nearly this key has the value wanted. */
		LABEL_KEY,

		/** The namespace lacks the label wanted, or has nearly it. */
		NAMESPACE_LABEL,

		/** The labels match, but in another namespace than the policy's. */
		OTHER_NAMESPACE,

		/** The labels match, but the pod is on the host's network. */
		HOST_NETWORK,

		/** The port matches, but of another protocol. */
		PROTOCOL,

		/** The destination pod has nearly this port name. */
		PORT_NAME,

		/** The port is the Service's, where the container's is wanted. */
		SERVICE_PORT,

		/** The block holds the Service's address, where the pod's is wanted. */
		CLUSTER_IP,

		/** Names are no longer resolved, because nothing lets DNS out. */
		DNS

	}

}

package io.packetwalk.networkpolicy;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.PolicyType;

/**
 * What the policies of one pod say to a new connection, and why. A connection needs the
 * word of the pod it leaves and of the pod it comes to; replies need none.
 *
 * @param allowed whether it may pass
 * @param direction whether it comes in or goes out
 * @param decidedBy the tier that decided
 * @param policy the policy that decided, null when none did or several together
 * @param isolating the NetworkPolicies that isolate the pod in this direction
 * @param trials the rules asked, in order, up to the one that decided
 * @param reason why, as a sentence without its full stop
 * @param origins the places in the manifests that decided
 * @param nearMisses what nearly matched, for a connection that may not pass
 * @see <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation">pod
 * isolation</a>
 */
public record PolicyVerdict(boolean allowed, PolicyType direction, DecidedBy decidedBy, @Nullable ObjectRef policy,
		List<ObjectRef> isolating, List<PolicyTrial> trials, String reason, List<Origin> origins,
		List<NearMiss> nearMisses) {

	public PolicyVerdict {
		isolating = List.copyOf(isolating);
		trials = List.copyOf(trials);
		origins = List.copyOf(origins);
		nearMisses = List.copyOf(nearMisses);
	}

	/** Who decided. */
	public enum DecidedBy {

		/** Nobody: this traffic is never judged. */
		EXEMPT,

		/** A cluster-wide policy of the tier Admin. */
		ADMIN,

		/** The NetworkPolicies that isolate the pod. */
		NETWORK_POLICY,

		/** A cluster-wide policy of the tier Baseline. */
		BASELINE,

		/** Nobody: no policy speaks of it, so it may pass. */
		DEFAULT

	}

}

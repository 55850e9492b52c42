package io.packetwalk.networkpolicy;

import java.util.BitSet;

/**
 * What policies see of a pod. Two pods with equal likenesses cannot be told apart by any
 * policy, neither as the pod judged nor as the other end.
 *
 * @param ingress a number for the policies that speak of what comes in
 * @param egress a number for the policies that speak of what goes out
 * @param peers which of the peers of all policies mean it, a bit each
 */
public record PodLikeness(int ingress, int egress, BitSet peers) {

	public PodLikeness {
		peers = (BitSet) peers.clone();
	}

}

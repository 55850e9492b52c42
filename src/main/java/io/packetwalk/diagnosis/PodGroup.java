package io.packetwalk.diagnosis;

import java.util.List;

import io.packetwalk.cluster.Pod;

/**
 * Pods that no policy, node, resolver or declared port can tell apart: a row of the
 * matrix, and one answer for all of them.
 *
 * @param id a number from 0, in the order of their first pods
 * @param pods the pods, by namespace and name
 */
public record PodGroup(int id, List<Pod> pods) {

	public PodGroup {
		pods = List.copyOf(pods);
	}

	/** The first of them, asked in the name of all. */
	public Pod example() {
		return this.pods.getFirst();
	}

	/** {@code shop/web-1} or {@code shop/web-1 and 4 more}. */
	public String label() {
		return example().key() + ((this.pods.size() > 1) ? " and " + (this.pods.size() - 1) + " more" : "");
	}

}

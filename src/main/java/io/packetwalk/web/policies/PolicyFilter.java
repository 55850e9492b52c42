package io.packetwalk.web.policies;

/**
 * What of a pod's neighbours a person wants to see.
 *
 * @param verdict {@code allowed}, {@code denied} or empty for both
 * @param namespace the namespace of the other end, empty for all
 * @param all whether long lists are shown whole
 */
record PolicyFilter(String verdict, String namespace, boolean all) {

	boolean takes(Told told) {
		return (this.verdict.isEmpty() || this.verdict.equals(told.allowed() ? "allowed" : "denied"))
				&& (this.namespace.isEmpty() || this.namespace.equals(told.end().namespace()));
	}

	/** Whether it leaves anything out. */
	public boolean some() {
		return !this.verdict.isEmpty() || !this.namespace.isEmpty();
	}

}

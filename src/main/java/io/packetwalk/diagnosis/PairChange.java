package io.packetwalk.diagnosis;

/**
 * Pods that reach a Service port in one revision and not in the other, or fewer of its
 * endpoints.
 *
 * @param kind which way it changed
 * @param from who dials: pods that were alike and still are, as they are now
 * @param to what is dialled
 * @param before what became of it in the first revision
 * @param after what becomes of it in the second
 */
public record PairChange(Kind kind, PodGroup from, MatrixColumn to, PairSide before, PairSide after) {

	/** Which way a pair changed, and whether policies had to do with it. */
	public enum Kind {

		/** A policy is what makes connections fail now. */
		DENIED("denied"),

		/** A policy was what made them fail. */
		ALLOWED("allowed"),

		/** They fail now for another reason. */
		UNREACHABLE("unreachable"),

		/** They failed for another reason. */
		REACHABLE("reachable");

		private final String word;

		Kind(String word) {
			this.word = word;
		}

		/** {@code denied}. */
		public String word() {
			return this.word;
		}

	}

}

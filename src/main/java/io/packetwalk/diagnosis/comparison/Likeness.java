package io.packetwalk.diagnosis.comparison;

/** How a step of one walk stands to its counterpart in the other. */
public enum Likeness {

	/** Word for word the same. */
	SAME,

	/** The same happens to the packet; rules, names or odds read otherwise. */
	WORDING,

	/** Something else happens. */
	DIFFERENT,

	/** The second walk has no such step. */
	ONLY_FIRST,

	/** The first walk has no such step. */
	ONLY_SECOND;

	/** Whether it happens to the packet, not only in the telling. */
	public boolean matters() {
		return this != SAME && this != WORDING;
	}

}

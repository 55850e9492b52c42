package io.packetwalk.lab.store;

import java.util.List;

/**
 * Which of a visitor's traces a list wants, in which order.
 *
 * @param visitor whose
 * @param words what is in from, to, verdict, cause or the lab's name, all of them
 * @param dispositions what became of them; empty: anything
 * @param namespace where they come from or go to, empty for any
 * @param mode kube-proxy's mode, empty for any
 * @param starred whether only those with a star
 * @param lab the lab, empty for any
 * @param order what they are sorted by
 * @param descending whether the last come first
 */
public record TraceQuery(String visitor, List<String> words, List<String> dispositions, String namespace, String mode,
		boolean starred, String lab, Order order, boolean descending) {

	public TraceQuery {
		words = List.copyOf(words);
		dispositions = List.copyOf(dispositions);
	}

	/** All of a visitor's, the latest first. */
	public static TraceQuery all(String visitor) {
		return new TraceQuery(visitor, List.of(), List.of(), "", "", false, "", Order.WHEN, true);
	}

	/** What traces are sorted by. */
	public enum Order {

		WHEN("t.created"), FROM("lower(t.source)"), TO("lower(t.destination)"), VERDICT("t.disposition"),
		CAUSE("lower(n.cause)"), LAB("lower(l.name)"), MODE("n.mode");

		private final String column;

		Order(String column) {
			this.column = column;
		}

		String column() {
			return this.column;
		}

	}

}

package io.packetwalk.web.matrix;

import java.util.List;

import io.packetwalk.diagnosis.Failure;
import io.packetwalk.lab.Lab;
import io.packetwalk.trace.Cause;

/**
 * Pairs that fail for one reason.
 *
 * @param number by which cells refer to it
 * @param outcome how they end
 * @param title the reason in a few words
 * @param pairs how many pairs
 * @param sentence why, told of the first
 * @param causes the lines of YAML that decide
 * @param advice what to do
 * @param from the first of them, as a request names it
 * @param to where it goes, as a request names it
 * @param example both in short
 * @param addOn whether only pods of the cluster's own parts run into it
 */
record FailureView(int number, Outcome outcome, String title, long pairs, String sentence, List<Cause> causes,
		List<String> advice, String from, String to, String example, boolean addOn) {

	static FailureView of(Lab lab, Failure failure, Pairs pairs) {
		Outcome outcome = Outcome.of(failure.disposition());
		return new FailureView(failure.number(), outcome, title(failure, outcome, pairs.column().label()),
				pairs.count(), failure.sentence(),
				failure.origins().stream().flatMap((origin) -> lab.causes().find(origin).stream()).distinct().toList(),
				Advice.of(lab, failure), pairs.row().from(), pairs.column().to(),
				pairs.row().from().substring("pod/".length()) + " → " + pairs.column().label(), pairs.addOn());
	}

	private static String title(Failure failure, Outcome outcome, String column) {
		String subject = failure.subject();
		return switch (outcome) {
			case DENIED -> subject;
			case NO_ENDPOINTS -> "no ready endpoints in " + svc(subject);
			case NO_LOCAL -> "no endpoint on the client’s node for " + svc(subject);
			case REFUSED -> "nobody listens behind svc/" + column.substring(column.indexOf('/') + 1);
			case NO_NAME -> subject.startsWith("Service ") ? svc(subject) + " is headless and has no ready endpoint"
					: subject + " knows no Service";
			case NO_DNS -> "no answer from DNS, " + subject.replaceFirst("^DNS: ", "");
			case OUTSIDE -> svc(subject) + " leads out of the cluster";
			case REACHED, DEPENDS, LOST, NOT_MODELLED -> subject;
		};
	}

	private static String svc(String subject) {
		return subject.replaceFirst("^Service ([^/]+)/(.+)$", "svc/$2 ($1)");
	}

	/** Whether it is by design: the cluster's own parts, and names that lead outside. */
	public boolean aside() {
		return this.addOn || !this.outcome.fails();
	}

	/** {@code 6 pairs}. */
	public String count() {
		return this.pairs + (this.pairs == 1 ? " pair" : " pairs");
	}

	/**
	 * The pairs of a failure.
	 *
	 * @param row of the first
	 * @param column of the first
	 * @param count how many
	 * @param addOn whether all of them start at the cluster's own parts
	 */
	record Pairs(RowView row, ColumnView column, long count, boolean addOn) {

		/** An example that starts at a pod of the user's own is told rather. */
		Pairs with(Pairs more) {
			Pairs told = (this.addOn && !more.addOn) ? more : this;
			return new Pairs(told.row, told.column, this.count + more.count, this.addOn && more.addOn);
		}

	}

}

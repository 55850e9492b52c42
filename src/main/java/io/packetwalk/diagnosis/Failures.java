package io.packetwalk.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.trace.Disposition;

/** Collects failures while rows are worked out, those of one kind together. */
final class Failures {

	private final Map<Kind, Draft> drafts = new LinkedHashMap<>();

	/** Counts pairs that end so, and gives the number of their kind. */
	int add(Ending ending, int pairs, String example) {
		Draft draft = this.drafts.computeIfAbsent(new Kind(ending.disposition(), ending.subject()),
				(absent) -> new Draft(this.drafts.size(), ending, example));
		draft.pairs += pairs;
		return draft.number;
	}

	List<Failure> all() {
		return this.drafts.values().stream().map(Draft::failure).toList();
	}

	private record Kind(Disposition disposition, String subject) {
	}

	private static final class Draft {

		private final int number;

		private final Ending ending;

		private final String example;

		private long pairs;

		Draft(int number, Ending ending, String example) {
			this.number = number;
			this.ending = ending;
			this.example = example;
		}

		Failure failure() {
			return new Failure(this.number, this.ending.disposition(), this.ending.subject(), this.ending.sentence(),
					this.ending.origins(), this.ending.hints(), this.pairs, this.example);
		}

	}

}

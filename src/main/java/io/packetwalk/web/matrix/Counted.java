package io.packetwalk.web.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.diagnosis.Failure;
import io.packetwalk.lab.Lab;

/** Counts how pairs end while rows come in. */
final class Counted {

	private final List<ColumnView> columns;

	private final Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);

	/** Looked up only. */
	private final Map<Integer, FailureView.Pairs> byFailure = new HashMap<>();

	Counted(List<ColumnView> columns) {
		this.columns = columns;
	}

	void add(RowView row) {
		for (int i = 0; i < this.columns.size(); i++) {
			CellView cell = row.cells().get(i);
			this.byOutcome.merge(cell.outcome(), (long) row.pods(), Long::sum);
			if (cell.failure() >= 0) {
				FailureView.Pairs first = new FailureView.Pairs(row, this.columns.get(i), row.pods(), row.addOn());
				this.byFailure.merge(cell.failure(), first, FailureView.Pairs::with);
			}
		}
	}

	/** In the order of the outcomes. */
	List<Tally> tallies() {
		List<Tally> tallies = new ArrayList<>();
		this.byOutcome.forEach((outcome, pairs) -> tallies.add(new Tally(outcome, pairs)));
		return tallies;
	}

	/** Most pairs first, and what is hardly anybody's fault last. */
	List<FailureView> failures(Lab lab, List<Failure> all) {
		return all.stream()
			.filter((failure) -> this.byFailure.containsKey(failure.number()))
			.map((failure) -> FailureView.of(lab, failure, this.byFailure.get(failure.number())))
			.sorted(Comparator.comparing((FailureView failure) -> failure.aside())
				.thenComparing(Comparator.comparingLong(FailureView::pairs).reversed())
				.thenComparingInt(FailureView::number))
			.toList();
	}

}

package io.packetwalk.web.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.packetwalk.diagnosis.Failure;
import io.packetwalk.diagnosis.MatrixColumn;
import io.packetwalk.diagnosis.ReachabilityMatrix;
import io.packetwalk.lab.Lab;

/**
 * The part of a lab's matrix that a filter leaves.
 *
 * @param lab the lab
 * @param filter the filter
 * @param matrix the whole matrix
 * @param chosen the places of the columns that the filter takes
 * @param columns those columns
 */
record MatrixView(Lab lab, MatrixFilter filter, ReachabilityMatrix matrix, List<Integer> chosen,
		List<ColumnView> columns) {

	static MatrixView of(Lab lab, MatrixFilter filter) {
		ReachabilityMatrix matrix = ReachabilityMatrix.of(lab.cluster(), lab.dataplane().policies());
		List<MatrixColumn> all = matrix.columns();
		List<Integer> chosen = IntStream.range(0, all.size()).filter((i) -> filter.takes(all.get(i))).boxed().toList();
		return new MatrixView(lab, filter, matrix, chosen, ColumnView.all(chosen.stream().map(all::get).toList()));
	}

	/** The number of rows that the filter leaves. */
	int groups() {
		return (int) this.matrix.groups()
			.stream()
			.filter((group) -> !RowView.pods(group, this.filter).isEmpty())
			.count();
	}

	/** How many cells a table of it has. */
	long cells() {
		return (long) groups() * this.columns.size();
	}

	/** Hands on row after row. */
	Ends rows(Consumer<RowView> to) {
		Counted counted = new Counted(this.columns);
		List<Failure> failures = this.matrix.rows((row) -> {
			if (this.filter.takes(row)) {
				RowView view = RowView.of(row, this.filter, this.chosen);
				counted.add(view);
				to.accept(view);
			}
		});
		return new Ends(counted.tallies(), counted.failures(this.lab, failures));
	}

	/** All of it at once: only rows and columns where something ends as wanted. */
	Table table() {
		List<RowView> rows = new ArrayList<>();
		Ends ends = rows(rows::add);
		List<Integer> columns = IntStream.range(0, this.columns.size())
			.filter((i) -> rows.stream().anyMatch((row) -> this.filter.takes(row.cells().get(i).outcome())))
			.boxed()
			.toList();
		return new Table(columns.stream().map(this.columns::get).toList(),
				rows.stream()
					.map((row) -> row.only(columns))
					.filter((row) -> row.cells().stream().anyMatch((cell) -> this.filter.takes(cell.outcome())))
					.sorted(Comparator.comparing(RowView::addOn))
					.toList(),
				ends);
	}

	/**
	 * What is known when every row is.
	 *
	 * @param tallies how many pairs end how
	 * @param failures what fails
	 */
	record Ends(List<Tally> tallies, List<FailureView> failures) {
	}

	/**
	 * The table.
	 *
	 * @param columns its columns
	 * @param rows its rows
	 * @param ends what is known of all of them
	 */
	record Table(List<ColumnView> columns, List<RowView> rows, Ends ends) {
	}

}

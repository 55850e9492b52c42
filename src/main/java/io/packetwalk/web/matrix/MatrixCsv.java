package io.packetwalk.web.matrix;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import io.packetwalk.export.CsvLine;

/**
 * The matrix as comma-separated values: a row for each group of pods. The last column
 * says that it is simulated, since a CSV has no other place for it.
 */
final class MatrixCsv {

	private final PrintWriter out;

	private final String origin;

	MatrixCsv(PrintWriter out, String origin) {
		this.out = out;
		this.origin = origin;
	}

	void write(MatrixView.Table table) {
		line(List.of("from", "pods", "workloads"), table.columns().stream().map(ColumnView::label).toList(),
				"simulated");
		for (RowView row : table.rows()) {
			line(List.of(row.from(), String.valueOf(row.pods()), String.join(" ", row.workloads())),
					row.cells().stream().map(CellView::word).toList(), this.origin);
		}
	}

	private void line(List<String> head, List<String> cells, String last) {
		List<String> line = new ArrayList<>(head);
		line.addAll(cells);
		line.add(last);
		this.out.print(CsvLine.of(line));
	}

}

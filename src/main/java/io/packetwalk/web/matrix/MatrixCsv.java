package io.packetwalk.web.matrix;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matrix as comma-separated values after RFC 4180: a row for each group of pods. */
final class MatrixCsv {

	private final PrintWriter out;

	MatrixCsv(PrintWriter out) {
		this.out = out;
	}

	void write(MatrixView.Table table) {
		line(Stream.concat(List.of("from", "pods", "workloads").stream(),
				table.columns().stream().map(ColumnView::label)));
		for (RowView row : table.rows()) {
			line(Stream.concat(
					List.of(row.from(), String.valueOf(row.pods()), String.join(" ", row.workloads())).stream(),
					row.cells().stream().map(CellView::word)));
		}
	}

	private void line(Stream<String> fields) {
		this.out.print(fields.map(MatrixCsv::field).collect(Collectors.joining(",")) + "\r\n");
	}

	/** A name that a spreadsheet would take for a formula is text. */
	private static String field(String text) {
		String safe = (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
		return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
	}

}

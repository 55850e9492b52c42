package io.packetwalk.web.matrix;

import java.util.List;

/**
 * The part of a big table that is on the page.
 *
 * @param rows the page of rows, from 1
 * @param columns the page of columns, from 1
 * @param rowPages how many pages of rows there are
 * @param columnPages how many pages of columns there are
 */
record Window(int rows, int columns, int rowPages, int columnPages) {

	/** So many rows, and so many columns, are on one page. */
	static final int SIZE = 60;

	static Window of(MatrixView.Table table, int rows, int columns) {
		int rowPages = pages(table.rows().size());
		int columnPages = pages(table.columns().size());
		return new Window(Math.clamp(rows, 1, rowPages), Math.clamp(columns, 1, columnPages), rowPages, columnPages);
	}

	private static int pages(int count) {
		return Math.max(1, (count + SIZE - 1) / SIZE);
	}

	/** Cuts the part out of the table. */
	MatrixView.Table of(MatrixView.Table table) {
		List<ColumnView> shown = part(table.columns(), this.columns);
		return new MatrixView.Table(shown,
				part(table.rows(), this.rows).stream()
					.map((row) -> new RowView(row.from(), row.label(), row.more(), row.workloads(), row.pods(),
							part(row.cells(), this.columns)))
					.toList(),
				table.ends());
	}

	private static <T> List<T> part(List<T> all, int page) {
		return all.subList(Math.min(all.size(), (page - 1) * SIZE), Math.min(all.size(), page * SIZE));
	}

	public boolean several() {
		return this.rowPages > 1 || this.columnPages > 1;
	}

}

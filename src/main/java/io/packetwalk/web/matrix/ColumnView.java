package io.packetwalk.web.matrix;

import java.util.List;

import io.packetwalk.diagnosis.MatrixColumn;

/**
 * A port of a Service.
 *
 * @param namespace its namespace
 * @param name its name and port, {@code web:80}
 * @param label both
 * @param to as a request names it
 */
record ColumnView(String namespace, String name, String label, String to) {

	static ColumnView of(MatrixColumn column) {
		String label = column.label();
		return new ColumnView(column.namespace(), label.substring(label.indexOf('/') + 1), label,
				column.protocol().lower() + "://" + column.service() + "." + column.namespace() + ":" + column.port());
	}

	static List<ColumnView> all(List<MatrixColumn> columns) {
		return columns.stream().map(ColumnView::of).toList();
	}

}

package io.packetwalk.diagnosis;

import java.util.List;

/**
 * A row of the matrix.
 *
 * @param group who dials
 * @param cells what becomes of it, one a column
 */
public record MatrixRow(PodGroup group, List<MatrixCell> cells) {

	public MatrixRow {
		cells = List.copyOf(cells);
	}

}

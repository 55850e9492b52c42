package io.packetwalk.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.packetwalk.trace.Disposition;

/**
 * Why single pairs of pods and Service ports are as they are: told of just these pods,
 * where the matrix tells of the first that fail alike.
 */
final class PairReasons {

	private final Supplier<MatrixParts> parts;

	private final RowMaker rows;

	private final List<MatrixColumn> columns;

	/**
	 * @param parts makes parts that remember no ending
	 */
	PairReasons(Supplier<MatrixParts> parts, RowMaker rows, List<MatrixColumn> columns) {
		this.parts = parts;
		this.rows = rows;
		this.columns = columns;
	}

	/**
	 * @param group pods of one group of the matrix
	 * @param column the place of the Service port among the matrix's columns
	 */
	PairSide of(PodGroup group, int column) {
		Row row = new Row(this.parts.get(), group);
		Optional<Ending> nameless = row.nameless();
		if (nameless.isPresent()) {
			return side(nameless.get(), 0, 0);
		}
		Optional<Dial> dial = this.rows.ways(group).get(column);
		MatrixColumn to = this.columns.get(column);
		Row.Worst outcome = row.outcome(dial, to);
		return outcome.delivered()
				? side(row.permitted(dial.orElseThrow(), to.protocol()), outcome.reached(), outcome.of())
				: side(outcome.ending(), outcome.reached(), outcome.of());
	}

	private static PairSide side(Ending ending, int reached, int endpoints) {
		Disposition disposition = ending.disposition();
		return new PairSide(disposition, reached, endpoints, ending.sentence(), ending.origins(), ending.hints());
	}

}

package io.packetwalk.web.api;

import java.util.ArrayList;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.packetwalk.cluster.Pod;
import io.packetwalk.diagnosis.Failure;
import io.packetwalk.diagnosis.MatrixCell;
import io.packetwalk.diagnosis.MatrixColumn;
import io.packetwalk.diagnosis.MatrixRow;
import io.packetwalk.diagnosis.ReachabilityMatrix;
import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.trace.Disposition;

/** Which pods reach which Services: pods that nothing tells apart share a row. */
@RestController
@Tag(name = "reachability")
class MatrixController {

	private final Labs labs;

	MatrixController(Labs labs) {
		this.labs = labs;
	}

	@GetMapping("/api/v1/labs/{id}/matrix")
	@Operation(summary = "Pods by Services, a row for each group of pods that nothing tells apart")
	Matrix matrix(@PathVariable String id) {
		Lab lab = this.labs.find(id);
		ReachabilityMatrix matrix = ReachabilityMatrix.of(lab.cluster(), lab.dataplane().policies());
		List<Row> rows = new ArrayList<>();
		List<Failure> failures = matrix.rows((row) -> rows.add(Row.of(row)));
		return new Matrix(matrix.columns().stream().map(Column::of).toList(), rows,
				failures.stream().map(Fault::of).toList());
	}

	record Matrix(List<Column> columns, List<Row> rows, List<Fault> failures) {
	}

	record Column(String namespace, String service, int port, String protocol, String label) {

		static Column of(MatrixColumn column) {
			return new Column(column.namespace(), column.service(), column.port(), column.protocol().name(),
					column.label());
		}

	}

	record Row(String label, List<String> pods, List<Cell> cells) {

		static Row of(MatrixRow row) {
			return new Row(row.group().label(), row.group().pods().stream().map(Pod::key).toList(),
					row.cells().stream().map(Cell::of).toList());
		}

	}

	/** A cell; {@code failure} is the number of an entry in {@code failures}, or -1. */
	record Cell(Disposition disposition, boolean success, int reached, int endpoints, int failure) {

		static Cell of(MatrixCell cell) {
			return new Cell(cell.disposition(), cell.success(), cell.reached(), cell.endpoints(), cell.failure());
		}

	}

	/** Why pairs fail, most pairs first. */
	record Fault(int number, Disposition disposition, String subject, String sentence, List<String> hints, long pairs,
			String example) {

		static Fault of(Failure failure) {
			return new Fault(failure.number(), failure.disposition(), failure.subject(), failure.sentence(),
					failure.hints(), failure.pairs(), failure.example());
		}

	}

}

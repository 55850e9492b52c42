package io.packetwalk.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Origin;
import io.packetwalk.networkpolicy.NetworkPolicies;

/** A matrix with all its cells in memory, to be compared with another one. */
final class MatrixKept {

	private final ReachabilityMatrix matrix;

	private final List<List<MatrixCell>> cells = new ArrayList<>();

	/** Looked up only. */
	private final Map<Integer, Failure> failures = new HashMap<>();

	private final Map<String, Integer> columns = new HashMap<>();

	MatrixKept(Cluster cluster, NetworkPolicies policies) {
		this.matrix = ReachabilityMatrix.of(cluster, policies);
		this.matrix.rows((row) -> this.cells.add(row.cells()))
			.forEach((failure) -> this.failures.put(failure.number(), failure));
		for (int i = 0; i < this.matrix.columns().size(); i++) {
			this.columns.put(this.matrix.columns().get(i).label(), i);
		}
	}

	ReachabilityMatrix matrix() {
		return this.matrix;
	}

	/** The place of a Service port that another matrix has. */
	Optional<Integer> column(MatrixColumn other) {
		return Optional.ofNullable(this.columns.get(other.label()));
	}

	MatrixCell cell(PodGroup group, int column) {
		return this.cells.get(this.matrix.group(group.example())).get(column);
	}

	/** The places that make a cell fail, as told of the first that fails alike. */
	List<Origin> origins(MatrixCell cell) {
		Failure failure = this.failures.get(cell.failure());
		return (failure != null) ? failure.origins() : List.of();
	}

	/** Whether a policy makes a cell fail. */
	boolean policies(MatrixCell cell) {
		return origins(cell).stream().anyMatch((origin) -> origin.object().kind().endsWith("NetworkPolicy"));
	}

}

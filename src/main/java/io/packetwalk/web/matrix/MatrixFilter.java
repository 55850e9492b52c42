package io.packetwalk.web.matrix;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Pod;
import io.packetwalk.diagnosis.MatrixColumn;
import io.packetwalk.diagnosis.MatrixRow;

/**
 * What of the matrix a person wants to see.
 *
 * @param from the namespace of the pods, empty for all
 * @param to a part of the Service's name, empty for all
 * @param verdict how pairs end, null for any way
 */
record MatrixFilter(String from, String to, @Nullable Outcome verdict) {

	static MatrixFilter of(String from, String to, String verdict) {
		return new MatrixFilter(from.strip(), to.strip(), Outcome.parse(verdict.strip()).orElse(null));
	}

	boolean takes(Pod pod) {
		return this.from.isEmpty() || pod.namespace().equals(this.from);
	}

	boolean takes(MatrixRow row) {
		return row.group().pods().stream().anyMatch(this::takes);
	}

	boolean takes(MatrixColumn column) {
		return column.label().contains(this.to);
	}

	boolean takes(Outcome outcome) {
		return this.verdict == null || this.verdict == outcome;
	}

	/** Whether it leaves anything out. */
	public boolean some() {
		return !this.from.isEmpty() || !this.to.isEmpty() || this.verdict != null;
	}

	/** The verdict as an address has it. */
	public String verdictKey() {
		return Optional.ofNullable(this.verdict).map(Outcome::key).orElse("");
	}

}

package io.packetwalk.controlplane;

import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.manifest.Problem;

/**
 * The outcome of running the control plane.
 *
 * @param cluster the cluster once every controller has settled
 * @param problems what the control plane found wrong or had to assume, in file order
 */
public record Reconciled(Cluster cluster, List<Problem> problems) {

	public Reconciled {
		problems = List.copyOf(problems);
	}

}

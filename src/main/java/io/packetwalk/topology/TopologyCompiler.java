package io.packetwalk.topology;

import io.packetwalk.cluster.Cluster;

/**
 * Draws a cluster. Same cluster and focus, same picture to the pixel; keeping a picture
 * is the caller's business.
 */
public final class TopologyCompiler {

	private TopologyCompiler() {
	}

	/** Both views of a cluster, showing at least what is in focus. */
	public static Topology compile(Cluster cluster, Focus focus) {
		Endpoints endpoints = Endpoints.of(cluster);
		return new Topology(new PhysicalView(cluster, endpoints, focus).compile(),
				new LogicalView(cluster, endpoints, focus).compile());
	}

}

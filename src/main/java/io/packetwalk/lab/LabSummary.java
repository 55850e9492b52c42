package io.packetwalk.lab;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.manifest.ManifestSet;

/**
 * A lab in numbers.
 *
 * @param documents the documents that were not empty
 * @param objects the objects read from them
 * @param notModelled the documents of kinds that are not modelled
 * @param namespaces the cluster's namespaces
 * @param nodes its nodes
 * @param pods its pods, add-ons included
 * @param services its Services, add-ons included
 */
public record LabSummary(int documents, int objects, int notModelled, int namespaces, int nodes, int pods,
		int services) {

	static LabSummary of(ManifestSet manifests, Cluster cluster) {
		return new LabSummary(manifests.documents(), manifests.objects().size(), manifests.notModelled(),
				cluster.namespaces().size(), cluster.nodes().size(), cluster.pods().size(), cluster.services().size());
	}

}

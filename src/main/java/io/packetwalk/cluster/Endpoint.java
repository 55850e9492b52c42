package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/**
 * One endpoint of a slice.
 *
 * @param address its address
 * @param ready whether new traffic may go to it
 * @param serving whether it passes its readiness checks, terminating or not
 * @param terminating whether its pod is being deleted
 * @param node the node it is on, null when not known
 * @param zone its zone, null when not known
 * @param pod {@code namespace/name} of its pod, null for a hand-written endpoint
 * @param hostname its DNS label, null when it has none
 * @param zoneHints the zones it is meant for
 * @param nodeHints the nodes it is meant for
 */
public record Endpoint(IpAddress address, boolean ready, boolean serving, boolean terminating, @Nullable String node,
		@Nullable String zone, @Nullable String pod, @Nullable String hostname, List<String> zoneHints,
		List<String> nodeHints) {

	public Endpoint {
		zoneHints = List.copyOf(zoneHints);
		nodeHints = List.copyOf(nodeHints);
	}

}

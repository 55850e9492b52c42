package io.packetwalk.controlplane.endpoint;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Endpoint;

/**
 * Writes the hints that <a href=
 * "https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution">trafficDistribution</a>
 * asks for.
 */
enum TrafficDistribution {

	NONE, SAME_ZONE, SAME_NODE;

	static TrafficDistribution of(@Nullable String written) {
		return switch (written) {
			case "PreferClose", "PreferSameZone" -> SAME_ZONE;
			case "PreferSameNode" -> SAME_NODE;
			case null, default -> NONE;
		};
	}

	/** A ready endpoint with the hints; one whose node has no zone gets no zone hint. */
	Endpoint hint(Endpoint endpoint) {
		if (this == NONE || !endpoint.ready()) {
			return endpoint;
		}
		List<String> zones = (endpoint.zone() != null) ? List.of(endpoint.zone()) : List.of();
		List<String> nodes = (this == SAME_NODE && endpoint.node() != null) ? List.of(endpoint.node()) : List.of();
		return new Endpoint(endpoint.address(), endpoint.ready(), endpoint.serving(), endpoint.terminating(),
				endpoint.node(), endpoint.zone(), endpoint.pod(), endpoint.hostname(), zones, nodes);
	}

}

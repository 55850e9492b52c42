package io.packetwalk.topology;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Service;

/**
 * What each Service leads to, gathered from its EndpointSlices.
 *
 * @param ready how many ready endpoints a Service has, by its key
 * @param pods the pods a Service selects, ready or not, by its key
 */
record Endpoints(Map<String, Integer> ready, Map<String, Set<String>> pods) {

	static Endpoints of(Cluster cluster) {
		Map<String, Integer> ready = new LinkedHashMap<>();
		Map<String, Set<String>> pods = new LinkedHashMap<>();
		for (Service service : cluster.services()) {
			Set<String> addresses = new LinkedHashSet<>();
			Set<String> selected = new LinkedHashSet<>();
			for (EndpointSlice slice : cluster.slicesOf(service)) {
				slice.endpoints().forEach((endpoint) -> collect(endpoint, addresses, selected));
			}
			ready.put(service.key(), addresses.size());
			pods.put(service.key(), selected);
		}
		return new Endpoints(ready, pods);
	}

	private static void collect(Endpoint endpoint, Set<String> addresses, Set<String> selected) {
		if (endpoint.ready()) {
			addresses.add(endpoint.address().toString());
		}
		if (endpoint.pod() != null) {
			selected.add(endpoint.pod());
		}
	}

	int readyOf(Service service) {
		return this.ready.getOrDefault(service.key(), 0);
	}

	Set<String> podsOf(Service service) {
		return this.pods.getOrDefault(service.key(), Set.of());
	}

	/** The pods that the Services on a path could have led to. */
	Set<String> candidates(Focus focus) {
		Set<String> keys = new LinkedHashSet<>();
		focus.named("service/").forEach((service) -> keys.addAll(this.pods.getOrDefault(service, Set.of())));
		return keys;
	}

	/** The Services that lead to any of these pods, in the order of the pods. */
	List<String> servicesOf(List<String> podKeys) {
		return podKeys.stream()
			.flatMap((pod) -> this.pods.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().contains(pod))
				.map(Map.Entry::getKey))
			.distinct()
			.toList();
	}

}

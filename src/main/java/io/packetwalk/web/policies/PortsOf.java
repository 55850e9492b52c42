package io.packetwalk.web.policies;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyRule;
import io.packetwalk.net.Protocol;

/** The ports a pod may be reached on. */
final class PortsOf {

	/** Stands for any port where nothing names one. */
	static final Port ANY = new Port(Protocol.TCP, 80);

	private static final int MOST = 12;

	private PortsOf() {
	}

	/** Those its containers declare and Services send to, else those that rules name. */
	static List<Port> pod(Cluster cluster, Pod pod, List<PolicyRule> rules) {
		Set<Port> ports = new LinkedHashSet<>();
		pod.containers()
			.forEach((container) -> container.ports()
				.forEach((port) -> ports.add(new Port(port.protocol(), port.port()))));
		cluster.endpointSlices()
			.stream()
			.filter((slice) -> slice.namespace().equals(pod.namespace()))
			.filter((slice) -> slice.endpoints().stream().anyMatch((endpoint) -> pod.key().equals(endpoint.pod())))
			.forEach((slice) -> ports.addAll(targets(slice)));
		return ports.isEmpty() ? named(rules) : ports.stream().limit(MOST).toList();
	}

	private static List<Port> targets(EndpointSlice slice) {
		return slice.ports()
			.stream()
			.filter((port) -> port.port() != null)
			.map((port) -> new Port(port.protocol(), port.port()))
			.toList();
	}

	/** The numbers that rules name, else one that stands for any. */
	static List<Port> named(List<PolicyRule> rules) {
		List<Port> named = rules.stream()
			.flatMap((rule) -> rule.ports().stream())
			.filter((port) -> port.name() == null && port.port() > 0)
			.map((port) -> new Port((port.protocol() != null) ? port.protocol() : Protocol.TCP, port.port()))
			.distinct()
			.limit(MOST)
			.toList();
		return named.isEmpty() ? List.of(ANY) : named;
	}

}

package io.packetwalk.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.ingress.tunnel.Tunnels;
import io.packetwalk.net.Protocol;

/**
 * Who listens where, by namespace: what the pods declare, what the Services expect of
 * pods that declare nothing, and the processes every node has. The test's own reading of
 * the manifests, not the walk's.
 */
final class Listeners {

	/** Where cloudflared dials Cloudflare's edge. */
	static final int CLOUDFLARE_EDGE = 7844;

	private final Cluster cluster;

	private final Map<String, Set<String>> ports = new LinkedHashMap<>();

	private Listeners(Cluster cluster) {
		this.cluster = cluster;
	}

	/**
	 * The ports, as agents are told of them: {@code tcp 8080}.
	 * @param dials what is dialled: a pod that declares nothing listens there too
	 */
	static Map<String, Set<String>> of(Cluster cluster, List<Dial> dials) {
		Listeners listeners = new Listeners(cluster);
		cluster.pods().stream().filter((pod) -> pod.node() != null && pod.ip() != null).forEach(listeners::pod);
		cluster.nodes().forEach(listeners::node);
		listeners.outside(cluster.outside());
		dials.forEach(listeners::undeclared);
		return listeners.ports;
	}

	private void add(String namespace, Protocol protocol, int port) {
		if (protocol == Protocol.TCP || protocol == Protocol.UDP) {
			this.ports.computeIfAbsent(namespace, (name) -> new LinkedHashSet<>()).add(protocol.lower() + " " + port);
		}
	}

	private void pod(Pod pod) {
		String namespace = pod.hostNetwork() ? "node/" + pod.node() : "pod/" + pod.key();
		pod.containers()
			.stream()
			.flatMap((container) -> container.ports().stream())
			.forEach((port) -> add(namespace, port.protocol(), port.port()));
		if (!pod.hostNetwork() && silent(pod)) {
			expected(pod)
				.forEach((port) -> add(namespace, port.protocol(), java.util.Objects.requireNonNull(port.port())));
		}
	}

	private static boolean silent(Pod pod) {
		return pod.containers().stream().allMatch((container) -> container.ports().isEmpty());
	}

	private List<EndpointSlice.SlicePort> expected(Pod pod) {
		List<EndpointSlice.SlicePort> ports = new ArrayList<>();
		for (EndpointSlice slice : this.cluster.endpointSlices()) {
			boolean member = slice.endpoints().stream().anyMatch((endpoint) -> endpoint.address().equals(pod.ip()));
			slice.ports().stream().filter((port) -> member && port.port() != null).forEach(ports::add);
		}
		return ports;
	}

	private void undeclared(Dial dial) {
		this.cluster.podAt(dial.address())
			.filter(Listeners::silent)
			.ifPresent((pod) -> add("pod/" + pod.key(), dial.protocol(), dial.port()));
	}

	private void node(Node node) {
		String namespace = "node/" + node.name();
		add(namespace, Protocol.TCP, 10250);
		add(namespace, Protocol.TCP, 10256);
		if (node.controlPlane()) {
			add(namespace, Protocol.TCP, 6443);
		}
		this.cluster.services()
			.stream()
			.mapToInt(Service::healthCheckNodePort)
			.filter((port) -> port > 0)
			.forEach((port) -> add(namespace, Protocol.TCP, port));
	}

	private void outside(Outside world) {
		world.hosts()
			.stream()
			.flatMap((host) -> host.ports().stream())
			.forEach((port) -> add(Wiring.OUTSIDE, port.protocol(), port.port()));
		boolean answers = world.assumed()
				|| world.dnsServers().stream().anyMatch((server) -> !server.behaviour().equals("drop"));
		if (answers) {
			add(Wiring.OUTSIDE, Protocol.UDP, 53);
			add(Wiring.OUTSIDE, Protocol.TCP, 53);
		}
		if (!Tunnels.of(this.cluster).isEmpty()) {
			add(Wiring.OUTSIDE, Protocol.UDP, CLOUDFLARE_EDGE);
		}
	}

}

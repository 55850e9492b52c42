package io.packetwalk.web.find;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;

/**
 * Who has a port number: as a node port, a Service port, a target port or a host port.
 */
record Ports(Cluster cluster) {

	private static final int FIRST_NODE_PORT = 30_000;

	private static final int LAST_NODE_PORT = 32_767;

	/**
	 * Who has a port; node ports first, since they are one Service's alone.
	 * @param notes where to say what leads nowhere
	 */
	List<Found> find(int port, List<String> notes) {
		List<Found> found = Stream
			.of(nodePorts(port), servicePorts(port), targetPorts(port), hostPorts(port), podPorts(port))
			.flatMap((some) -> some)
			.map((one) -> one.askedAs(String.valueOf(port)))
			.toList();
		if (found.isEmpty() && port >= FIRST_NODE_PORT && port <= LAST_NODE_PORT) {
			notes.add("Port " + port + " is in the range of node ports; no Service of this lab has it.");
		}
		return found;
	}

	private Stream<Found> nodePorts(int port) {
		return ports((one) -> one.nodePort() == port,
				(service, one) -> "node port of its port " + name(one) + ", on every node");
	}

	private Stream<Found> servicePorts(int port) {
		return ports((one) -> one.port() == port,
				(service, one) -> "its port " + name(one) + " → targetPort " + one.targetPort());
	}

	private Stream<Found> targetPorts(int port) {
		return ports((one) -> one.port() != port && one.targetPort().equals(String.valueOf(port)),
				(service, one) -> "targetPort of its port " + name(one));
	}

	private Stream<Found> ports(Predicate<ServicePort> wanted, BiFunction<Service, ServicePort, String> says) {
		return this.cluster.services()
			.stream()
			.flatMap((service) -> service.ports()
				.stream()
				.filter(wanted)
				.map((one) -> Boxes.of(service, says.apply(service, one))));
	}

	private Stream<Found> hostPorts(int port) {
		return this.cluster.pods()
			.stream()
			.filter((pod) -> declares(pod, port, true))
			.map((pod) -> Boxes.of(pod, "host port " + port + " of " + pod.node() + " leads to it"));
	}

	private Stream<Found> podPorts(int port) {
		return this.cluster.pods()
			.stream()
			.filter((pod) -> declares(pod, port, false))
			.map((pod) -> Boxes.of(pod, "declares port " + port + ", " + Boxes.where(pod)));
	}

	private static boolean declares(Pod pod, int port, boolean onHost) {
		return pod.containers()
			.stream()
			.flatMap((container) -> container.ports().stream())
			.anyMatch((one) -> (onHost ? one.hostPort() : one.port()) == port);
	}

	private static String name(ServicePort port) {
		return ((port.name() != null) ? port.name() + " " : "") + port.protocol() + " " + port.port();
	}

}

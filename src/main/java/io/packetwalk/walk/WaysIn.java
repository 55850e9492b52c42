package io.packetwalk.walk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.ingress.IngressController;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * How a client outside can get to a reverse proxy: by a load balancer, else by a node
 * port, else by a port that the proxy's own pods have on their nodes.
 */
record WaysIn(Cluster cluster, @Nullable String via) {

	/**
	 * A way in.
	 *
	 * @param address the address to dial
	 * @param port the port to dial there
	 * @param how in words
	 */
	record Way(IpAddress address, int port, String how) {
	}

	/** The way for those who want this port of a proxy. */
	Optional<Way> to(IngressController proxy, int port) {
		List<Pod> controllers = this.cluster.pods().stream().filter(proxy::runsIn).toList();
		List<Front> fronts = this.cluster.services()
			.stream()
			.filter((service) -> inFrontOf(service, controllers))
			.flatMap((service) -> service.ports()
				.stream()
				.filter((one) -> one.port() == port && one.protocol() == Protocol.TCP)
				.map((one) -> new Front(service, one)))
			.toList();
		return fronts.stream()
			.flatMap((front) -> balancer(front).stream())
			.findFirst()
			.or(() -> fronts.stream().flatMap((front) -> nodePort(front).stream()).findFirst())
			.or(() -> hostPort(controllers, port));
	}

	private record Front(Service service, ServicePort port) {
	}

	private static boolean inFrontOf(Service service, List<Pod> controllers) {
		return !service.selector().isEmpty() && controllers.stream()
			.anyMatch((pod) -> pod.namespace().equals(service.namespace())
					&& pod.labels().entrySet().containsAll(service.selector().entrySet()));
	}

	private Optional<Way> balancer(Front front) {
		return front.service()
			.loadBalancer()
			.stream()
			.flatMap((entry) -> Stream.ofNullable(entry.ip())
				.map((address) -> new Way(address, front.port().port(), how(front, entry, address))))
			.findFirst();
	}

	private String how(Front front, LoadBalancerIngress entry, IpAddress address) {
		LoadBalancerIngress.Layer2 layer2 = entry.layer2();
		if (layer2 != null) {
			return "public DNS points at " + address + ", which MetalLB gave " + front.service().ref()
					+ ((layer2.node() == null) ? ", though no node announces it"
							: " and " + layer2.node() + " announces on the nodes' network");
		}
		Optional<Node> node = this.cluster.nodeAt(address);
		if (node.isPresent()) {
			return "public DNS points at " + node.get().name() + ": the load balancer of " + front.service().ref()
					+ " is the nodes themselves (ServiceLB)";
		}
		return "public DNS points at the load balancer of " + front.service().ref()
				+ (entry.proxied() ? ", which opens connections of its own (ipMode Proxy)" : "");
	}

	private Optional<Way> nodePort(Front front) {
		int port = front.port().nodePort();
		Node node = this.cluster.nodes()
			.stream()
			.filter((candidate) -> candidate.name().equals(this.via))
			.findFirst()
			.orElse(this.cluster.nodes().getFirst());
		return (port == 0) ? Optional.empty()
				: Optional.of(new Way(node.internalIp(), port, "no load balancer: the client dials " + node.name()
						+ " on NodePort " + port + " of " + front.service().ref()));
	}

	/** A proxy on every node needs no Service: its port is the nodes' own. */
	private Optional<Way> hostPort(List<Pod> controllers, int port) {
		List<Pod> open = controllers.stream()
			.filter((pod) -> pod.ready() && pod.node() != null && opens(pod, port))
			.toList();
		return open.stream()
			.filter((pod) -> this.via != null && this.via.equals(pod.node()))
			.findFirst()
			.or(() -> open.stream().findFirst())
			.flatMap((pod) -> this.cluster.node(String.valueOf(pod.node()))
				.map((node) -> new Way(node.internalIp(), port, how(node, pod, port, open.size()))));
	}

	private static boolean opens(Pod pod, int port) {
		return pod.containers()
			.stream()
			.flatMap((container) -> container.ports().stream())
			.anyMatch((one) -> one.protocol() == Protocol.TCP && onNode(pod, one) == port);
	}

	private static int onNode(Pod pod, ContainerPort port) {
		return pod.hostNetwork() ? port.port() : (port.hostIp() == null) ? port.hostPort() : 0;
	}

	private static String how(Node node, Pod pod, int port, int of) {
		return "neither load balancer nor node port: the client dials " + node.name() + ", whose port " + port
				+ (pod.hostNetwork() ? " pod " + pod.key() + " listens on in the node's own network (hostNetwork)"
						: " is a hostPort of pod " + pod.key())
				+ ((of > 1) ? "; " + of + " nodes have it" : "");
	}

}

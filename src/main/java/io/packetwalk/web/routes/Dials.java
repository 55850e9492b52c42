package io.packetwalk.web.routes;

import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.http.HttpOutcome.Upstream;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** Who is at the addresses a proxy dials. */
record Dials(Cluster cluster) {

	List<Share.Dial> of(List<Upstream> upstreams) {
		return upstreams.stream()
			.map((one) -> new Share.Dial(one.address().withPort(one.port()), who(one.address())))
			.toList();
	}

	/** What kind of addresses they are. */
	String via(List<Upstream> upstreams) {
		if (upstreams.isEmpty()) {
			return "";
		}
		IpAddress first = upstreams.getFirst().address();
		if (service(first).isPresent()) {
			return "ClusterIP: kube-proxy picks the pod";
		}
		if (this.cluster.podAt(first).isPresent()) {
			return (upstreams.size() == 1) ? "its endpoint" : "its " + upstreams.size() + " endpoints, taken in turns";
		}
		return node(first) ? "the NodePort on every node" : "an address outside the cluster";
	}

	private Optional<String> service(IpAddress address) {
		return this.cluster.services()
			.stream()
			.filter((service) -> service.clusterIps().contains(address))
			.map((service) -> "Service " + service.key())
			.findFirst();
	}

	private boolean node(IpAddress address) {
		return this.cluster.nodes().stream().anyMatch((node) -> address.equals(node.internalIp()));
	}

	private String who(IpAddress address) {
		return this.cluster.podAt(address)
			.map((pod) -> pod.key() + ((pod.node() != null) ? " on " + pod.node() : ""))
			.or(() -> service(address))
			.or(() -> this.cluster.nodes()
				.stream()
				.filter((node) -> address.equals(node.internalIp()))
				.map((node) -> "node " + node.name())
				.findFirst())
			.orElse("outside the cluster");
	}

	/** Whether pods declare ports, and not the one that is dialled: then they refuse. */
	boolean refused(List<Upstream> upstreams) {
		return !upstreams.isEmpty() && upstreams.stream()
			.allMatch((one) -> this.cluster.podAt(one.address()).filter((pod) -> deaf(pod, one.port())).isPresent());
	}

	private static boolean deaf(Pod pod, int port) {
		var ports = pod.containers().stream().flatMap((container) -> container.ports().stream()).toList();
		return !ports.isEmpty()
				&& ports.stream().noneMatch((one) -> one.port() == port && one.protocol() == Protocol.TCP);
	}

}

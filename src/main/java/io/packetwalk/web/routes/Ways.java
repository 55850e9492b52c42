package io.packetwalk.web.routes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;

/** The ways in to the pods of a proxy. */
record Ways(Cluster cluster, Lines lines) {

	List<WayIn> to(List<Pod> pods) {
		List<WayIn> ways = new ArrayList<>();
		this.cluster.services()
			.stream()
			.filter((service) -> pods.stream().anyMatch((pod) -> inFront(service, pod)))
			.map(this::service)
			.forEach(ways::add);
		Set<WayIn> direct = new LinkedHashSet<>();
		pods.forEach((pod) -> direct.addAll(onNode(pod)));
		ways.addAll(direct);
		return ways;
	}

	private static boolean inFront(Service service, Pod pod) {
		return !service.selector().isEmpty() && service.namespace().equals(pod.namespace())
				&& pod.labels().entrySet().containsAll(service.selector().entrySet());
	}

	private WayIn service(Service service) {
		boolean nodePorts = service.type().equals("NodePort")
				|| (service.type().equals("LoadBalancer") && service.loadBalancer().isEmpty());
		List<String> addresses = new ArrayList<>();
		service.loadBalancer().stream().map(this::entry).forEach(addresses::add);
		service.externalIps().forEach((address) -> addresses.add(address + " (externalIPs)"));
		if (addresses.isEmpty() && nodePorts) {
			this.cluster.nodes().forEach((node) -> addresses.add(node.internalIp().toString()));
		}
		if (addresses.isEmpty()) {
			service.clusterIps().forEach((address) -> addresses.add(address + ", from inside the cluster"));
		}
		return new WayIn(service.type(), service.ref().toString(), addresses,
				service.ports().stream().map((port) -> port(port, nodePorts)).toList(),
				this.lines.of(service.ref(), "spec.type"));
	}

	/** With the public names that lead there. */
	private String entry(LoadBalancerIngress entry) {
		String address = (entry.ip() != null) ? entry.ip().toString()
				: Objects.requireNonNullElse(entry.hostname(), "");
		List<String> names = this.cluster.outside()
			.dnsServers()
			.stream()
			.flatMap((server) -> server.records().stream())
			.filter((record) -> record.data().contains(address))
			.map(Outside.DnsRecord::name)
			.map((name) -> name.replaceFirst("\\.$", ""))
			.distinct()
			.toList();
		return names.isEmpty() ? address : address + " (" + String.join(", ", names) + ")";
	}

	private static String port(ServicePort port, boolean nodePorts) {
		String outside = (nodePorts && port.nodePort() != 0) ? Integer.toString(port.nodePort())
				: Integer.toString(port.port());
		return outside + " → " + port.targetPort();
	}

	private List<WayIn> onNode(Pod pod) {
		List<WayIn> ways = new ArrayList<>();
		for (int i = 0; i < pod.containers().size(); i++) {
			List<ContainerPort> ports = pod.containers().get(i).ports();
			for (int j = 0; j < ports.size(); j++) {
				ContainerPort port = ports.get(j);
				if (port.hostPort() != 0 || pod.hostNetwork()) {
					ways.add(onNode(pod, port, "spec.containers[" + i + "].ports[" + j + "]"));
				}
			}
		}
		return ways;
	}

	private WayIn onNode(Pod pod, ContainerPort port, String path) {
		String how = pod.hostNetwork() ? "hostNetwork" : "hostPort";
		String address = (port.hostIp() != null) ? port.hostIp().toString()
				: this.cluster.node(Objects.requireNonNullElse(pod.node(), ""))
					.map(Node::internalIp)
					.map(Object::toString)
					.orElse("its node");
		int dialled = (port.hostPort() != 0) ? port.hostPort() : port.port();
		return new WayIn(how, "Pod " + pod.key(), List.of(address), List.of(dialled + " → " + port.port()),
				this.lines.of(pod.origin().at(path)));
	}

}

package io.packetwalk.walk;

import java.util.List;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.Packet;
import io.packetwalk.net.Protocol;

/**
 * Whether anything listens where a packet arrived. Manifests do not say; what is assumed
 * instead is said.
 *
 * @param open whether somebody listens
 * @param who the listener in words
 * @param assumed what was assumed, empty when nothing was
 */
record Listening(boolean open, String who, String assumed) {

	static Listening inPod(Pod pod, Packet packet) {
		if (packet.protocol() == Protocol.ICMP) {
			return new Listening(true, "the kernel", "");
		}
		List<ContainerPort> declared = pod.containers().stream().flatMap((c) -> c.ports().stream()).toList();
		String port = packet.dport() + "/" + packet.protocol().lower();
		if (declared.isEmpty()) {
			return new Listening(true, "the app",
					"The pod declares no ports; it is assumed to listen on " + port + ".");
		}
		boolean open = declared.stream()
			.anyMatch((candidate) -> candidate.port() == packet.dport() && candidate.protocol() == packet.protocol());
		String all = String.join(", ",
				declared.stream().map((c) -> c.port() + "/" + c.protocol().lower()).distinct().toList());
		return open ? new Listening(true, "the app", "") : new Listening(false, "",
				"The pod declares " + all + " and is assumed to listen on nothing else; not on " + port + ".");
	}

	static Listening onNode(Cluster cluster, Node node, Packet packet) {
		if (packet.protocol() == Protocol.ICMP) {
			return new Listening(true, "the kernel", "");
		}
		boolean hostPod = cluster.pods()
			.stream()
			.filter((pod) -> pod.hostNetwork() && node.name().equals(pod.node()))
			.flatMap((pod) -> pod.containers().stream())
			.flatMap((container) -> container.ports().stream())
			.anyMatch((port) -> port.port() == packet.dport() && port.protocol() == packet.protocol());
		if (hostPod) {
			return new Listening(true, "a hostNetwork pod", "");
		}
		if (packet.protocol() == Protocol.TCP && node.controlPlane() && packet.dport() == 6443) {
			return new Listening(true, "kube-apiserver", "");
		}
		if (packet.protocol() == Protocol.TCP && packet.dport() == 10250) {
			return new Listening(true, "kubelet", "");
		}
		boolean health = cluster.services()
			.stream()
			.anyMatch((service) -> service.healthCheckNodePort() == packet.dport());
		if (packet.protocol() == Protocol.TCP && (packet.dport() == 10256 || health && packet.dport() > 0)) {
			return new Listening(true, "kube-proxy", "");
		}
		return new Listening(false, "",
				"Of the node's own processes only kube-apiserver, kubelet, kube-proxy and hostNetwork pods are known to listen.");
	}

}

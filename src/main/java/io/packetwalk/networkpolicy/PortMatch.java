package io.packetwalk.networkpolicy;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Container;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PolicyPeer;
import io.packetwalk.cluster.PolicyPort;
import io.packetwalk.cluster.PolicyType;
import io.packetwalk.net.Protocol;

/** Whether a policy's ports mean the destination port of some traffic. */
final class PortMatch {

	private PortMatch() {
	}

	/**
	 * Whether one of the ports is meant, or there are none, which means any.
	 * @param peer the peer of the rule that means the other end, null when the rule has
	 * no peers
	 */
	static boolean any(List<PolicyPort> ports, @Nullable PolicyPeer peer, Traffic traffic) {
		if (ports.isEmpty()) {
			return true;
		}
		for (PolicyPort port : ports) {
			if (matches(port, peer, traffic)) {
				return true;
			}
		}
		return false;
	}

	private static boolean matches(PolicyPort port, @Nullable PolicyPeer peer, Traffic traffic) {
		if (!traffic.protocol().hasPorts() || (port.protocol() != null && port.protocol() != traffic.protocol())) {
			return false;
		}
		if (port.name() == null) {
			return port.port() <= traffic.port() && traffic.port() <= port.endPort();
		}
		return !nameless(peer, traffic.type()) && declares(traffic.destination(), port.name(), traffic);
	}

	/** What a rule reaches by address has no port names, a pod though it may be. */
	private static boolean nameless(@Nullable PolicyPeer peer, PolicyType type) {
		return type == PolicyType.EGRESS && peer != null && !(peer instanceof PolicyPeer.Pods);
	}

	private static boolean declares(@Nullable Pod destination, String name, Traffic traffic) {
		return destination != null && destination.containers()
			.stream()
			.flatMap((container) -> container.ports().stream())
			.anyMatch((port) -> name.equals(port.name()) && port.protocol() == traffic.protocol()
					&& port.port() == traffic.port());
	}

	/** The named ports of a pod for a protocol, in the order of its containers. */
	static List<ContainerPort> named(Pod pod, Protocol protocol) {
		return pod.containers()
			.stream()
			.map(Container::ports)
			.flatMap(List::stream)
			.filter((port) -> port.name() != null && port.protocol() == protocol)
			.toList();
	}

}

package io.packetwalk.diagnosis;

import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;

/** The source address that a pod sees of another pod's connections. */
public final class SourceAddress {

	private SourceAddress() {
	}

	/**
	 * What comes from a node's own network, or is masqueraded, has the address of the
	 * link it leaves by.
	 * @param translated whether the connection was addressed to a ClusterIP
	 */
	public static IpAddress of(Cluster cluster, Pod from, Pod to, boolean translated) {
		boolean masqueraded = translated && cluster.settings().kubeProxy().masqueradeAll();
		Optional<Node> node = Optional.ofNullable(from.node()).flatMap(cluster::node);
		return (node.isEmpty() || (!from.hostNetwork() && !masqueraded)) ? from.ip() : of(cluster, node.get(), to);
	}

	/** What a pod sees of connections from a node. */
	public static IpAddress of(Cluster cluster, Node node, Pod to) {
		Optional<Node> other = Optional.ofNullable(to.node()).flatMap(cluster::node);
		boolean tunnel = other.isPresent() && !other.get().name().equals(node.name())
				&& cluster.settings().tunnels(node, other.get());
		return tunnel ? node.podCidr().at(0) : node.internalIp();
	}

}

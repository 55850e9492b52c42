package io.packetwalk.web.policies;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.net.IpAddress;

/**
 * An end of connections: a pod, a node or an address outside.
 *
 * @param label what it is called
 * @param namespace the namespace of a pod, empty for others
 * @param detail what else is to be said of it
 * @param value as a request names it, empty for what nothing can be walked from
 * @param address its address
 * @param pod the pod, null for others
 * @param node the node, null for others
 */
record End(String label, String namespace, String detail, String value, IpAddress address, @Nullable Pod pod,
		@Nullable Node node) {

	static End of(Pod pod, String label, String detail) {
		IpAddress address = pod.ip();
		if (address == null) {
			throw new IllegalArgumentException(pod.key() + " has no address");
		}
		return new End(label, pod.namespace(), detail, "pod/" + pod.key(), address, pod, null);
	}

	static End of(Pod pod) {
		return of(pod, pod.key(), "");
	}

	static End of(Node node, String label) {
		return new End(label, "", node.internalIp().toString(), "node/" + node.name(), node.internalIp(), null, node);
	}

	static End outside(IpAddress address, String label, String detail) {
		return new End(label, "", detail, "external/" + address, address, null, null);
	}

	/** The workload that a pod belongs to, or the pod. */
	static String workload(Pod pod) {
		ObjectRef owner = pod.owner();
		return (owner != null) ? owner.kind() + " " + owner.namespace() + "/" + owner.name() : "Pod " + pod.key();
	}

	/** A URL of it that a request can be sent to. */
	String url(Port port) {
		return port.protocol().name().toLowerCase(Locale.ROOT) + "://" + this.address.withPort(port.number());
	}

}

package io.packetwalk.walk;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;

/** Somewhere a socket can be. */
sealed interface Station {

	/** A pod with its own network. */
	record InPod(String key, String node) implements Station {
	}

	/**
	 * A process in a node's own network.
	 *
	 * @param node the node
	 * @param pod the hostNetwork pod it belongs to, null for the node's own processes
	 */
	record OnNode(String node, @Nullable String pod) implements Station {
	}

	/** A load balancer that ends connections and opens its own. */
	record Balancer(IpAddress address) implements Station {
	}

	/** A machine outside. */
	record Beyond(IpAddress address) implements Station {
	}

}

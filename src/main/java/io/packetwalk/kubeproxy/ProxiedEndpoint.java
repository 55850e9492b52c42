package io.packetwalk.kubeproxy;

import java.util.List;

import io.packetwalk.net.IpAddress;

/**
 * An endpoint of one Service port, seen from one node.
 *
 * @param ip its address
 * @param port the target port
 * @param ready whether new traffic may go to it
 * @param serving whether it passes its readiness checks, terminating or not
 * @param terminating whether its pod is being deleted
 * @param local whether it is on this node
 * @param zoneHints the zones it is meant for
 * @param nodeHints the nodes it is meant for
 */
record ProxiedEndpoint(IpAddress ip, int port, boolean ready, boolean serving, boolean terminating, boolean local,
		List<String> zoneHints, List<String> nodeHints) {

	/** {@code ip:port}, IPv6 in brackets; endpoints are sorted by this text. */
	String text() {
		return this.ip.withPort(this.port);
	}

	/** Whether it can stand in where nothing is ready. */
	boolean servingWhileTerminating() {
		return this.serving && this.terminating;
	}

}

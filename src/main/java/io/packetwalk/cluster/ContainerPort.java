package io.packetwalk.cluster;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * A declared container port: documentation, except that a named targetPort looks it up.
 *
 * @param name its name, null when unnamed
 * @param port the number, 1 to 65535
 * @param protocol the protocol
 * @param hostPort the port taken on the node, 0 for none
 * @param hostIp the node's address it is taken on, null for all
 */
public record ContainerPort(@Nullable String name, int port, Protocol protocol, int hostPort,
		@Nullable IpAddress hostIp) {

	/** A port that is taken on every address of the node, if at all. */
	public ContainerPort(@Nullable String name, int port, Protocol protocol, int hostPort) {
		this(name, port, protocol, hostPort, null);
	}

}

package io.packetwalk.cluster;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.Protocol;

/**
 * A port of a Service.
 *
 * @param name its name, null when unnamed
 * @param protocol the protocol
 * @param port the port on the virtual address
 * @param targetPort the port on the pods, a number or a name, as text
 * @param nodePort the port on every node, 0 for none
 * @param appProtocol {@code appProtocol}, null when not set
 * @param index its place in {@code spec.ports}, from 0
 */
public record ServicePort(@Nullable String name, Protocol protocol, int port, String targetPort, int nodePort,
		@Nullable String appProtocol, int index) {

}

package io.packetwalk.cluster;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Protocol;

/**
 * An <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/">EndpointSlice</a>.
 *
 * @param namespace its namespace
 * @param name its name
 * @param service the Service it belongs to, in the same namespace
 * @param family the family of its addresses
 * @param ports the ports every endpoint of it has
 * @param endpoints its endpoints
 */
public record EndpointSlice(String namespace, String name, String service, AddressFamily family, List<SlicePort> ports,
		List<Endpoint> endpoints) {

	public EndpointSlice {
		ports = List.copyOf(ports);
		endpoints = List.copyOf(endpoints);
	}

	/**
	 * A port of a slice.
	 *
	 * @param name the Service port's name, empty for an unnamed one
	 * @param protocol the protocol
	 * @param port the target port, null when the slice gives none
	 */
	public record SlicePort(String name, Protocol protocol, @Nullable Integer port) {
	}

}

package io.packetwalk.diagnosis;

import io.packetwalk.net.Protocol;

/**
 * A port of a Service: a column of the matrix.
 *
 * @param namespace the Service's namespace
 * @param service the Service's name
 * @param portIndex the place of the port in {@code spec.ports}, from 0
 * @param protocol the protocol
 * @param port the port that is dialled
 */
public record MatrixColumn(String namespace, String service, int portIndex, Protocol protocol, int port) {

	/** {@code shop/web:80}, and {@code shop/dns:53/udp} where it is not TCP. */
	public String label() {
		return this.namespace + "/" + this.service + ":" + this.port
				+ ((this.protocol == Protocol.TCP) ? "" : "/" + this.protocol.lower());
	}

}

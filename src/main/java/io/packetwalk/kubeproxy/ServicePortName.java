package io.packetwalk.kubeproxy;

import io.packetwalk.net.Protocol;

/**
 * What kube-proxy calls one port of a Service.
 *
 * @param namespace the Service's namespace
 * @param service the Service's name
 * @param port the port's name, empty for an unnamed one
 * @param protocol the port's protocol
 */
record ServicePortName(String namespace, String service, String port, Protocol protocol) {

	/**
	 * {@code namespace/name:port}, or {@code namespace/name} for an unnamed port.
	 */
	@Override
	public String toString() {
		return this.namespace + "/" + this.service + (this.port.isEmpty() ? "" : ":" + this.port);
	}

}

package io.packetwalk.kubeproxy;

import io.packetwalk.net.Protocol;

/**
 * A chain kube-proxy makes for a Service port, as a node prints it.
 *
 * @param name its name, {@code KUBE-SVC-…} or {@code service-…}
 * @param kind what it is for
 * @param namespace the Service's namespace
 * @param service the Service's name
 * @param port the port's name, empty for an unnamed one
 * @param portIndex the place of the port in {@code spec.ports}, from 0
 * @param protocol the port's protocol
 * @param endpoint {@code ip:port} for an endpoint's chain, else empty
 * @param programmed whether the Service as it is now needs it
 */
public record KnownChain(String name, Kind kind, String namespace, String service, String port, int portIndex,
		Protocol protocol, String endpoint, boolean programmed) {

	/** {@code kube-system/kube-dns:dns UDP}. */
	public String servicePort() {
		return this.namespace + "/" + this.service + (this.port.isEmpty() ? "" : ":" + this.port) + " "
				+ this.protocol.name();
	}

	/** Whether it is of nftables mode, where a chain's name tells its Service. */
	public boolean nftables() {
		return !this.name.startsWith("KUBE-");
	}

	/** What a chain of kube-proxy is for. */
	public enum Kind {

		/** Balances over endpoints anywhere. */
		CLUSTER,
		/** Balances over endpoints on its own node. */
		LOCAL,
		/** What comes from outside enters here. */
		EXTERNAL,
		/** Guards load balancer addresses with source ranges. */
		FIREWALL,
		/** One endpoint. */
		ENDPOINT,
		/** The clients that stick to an endpoint; a set, not a chain. */
		AFFINITY

	}

}

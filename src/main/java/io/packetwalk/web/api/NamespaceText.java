package io.packetwalk.web.api;

import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.routing.Iproute2;
import io.packetwalk.routing.NetworkNamespace;

/** A network namespace as iproute2 prints it. */
final class NamespaceText {

	private NamespaceText() {
	}

	/** {@code ip neigh}, then {@code bridge fdb}. */
	static String neighbours(NetworkNamespace namespace) {
		return Iproute2.neigh(namespace) + Iproute2.fdb(namespace);
	}

	/** {@code ip -d addr}. */
	static String links(NetworkNamespace namespace, Dataplane dataplane) {
		return Iproute2.detailedAddr(namespace, (name) -> dataplane.namespace(name).orElseThrow());
	}

}

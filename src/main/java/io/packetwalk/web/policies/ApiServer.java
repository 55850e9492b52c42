package io.packetwalk.web.policies;

import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;

/**
 * Where connections to {@code default/kubernetes} go: policies see that, never the
 * Service's address.
 *
 * @param end the control plane's address
 * @param port its port
 */
record ApiServer(End end, Port port) {

	static Optional<ApiServer> of(Cluster cluster) {
		return cluster.service("default", "kubernetes")
			.flatMap((service) -> cluster.slicesOf(service)
				.stream()
				.flatMap((slice) -> of(cluster, slice).stream())
				.findFirst());
	}

	private static Optional<ApiServer> of(Cluster cluster, EndpointSlice slice) {
		Optional<Endpoint> endpoint = slice.endpoints().stream().findFirst();
		Optional<EndpointSlice.SlicePort> port = slice.ports().stream().filter((one) -> one.port() != null).findFirst();
		if (endpoint.isEmpty() || port.isEmpty() || port.get().port() == null) {
			return Optional.empty();
		}
		End end = new End("the API server", "", "default/kubernetes, " + endpoint.get().address(), "",
				endpoint.get().address(), null, cluster.nodeAt(endpoint.get().address()).orElse(null));
		return Optional.of(new ApiServer(end, new Port(port.get().protocol(), port.get().port())));
	}

}

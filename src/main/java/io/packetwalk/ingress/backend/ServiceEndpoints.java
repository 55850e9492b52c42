package io.packetwalk.ingress.backend;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.EndpointSlice.SlicePort;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.http.HttpOutcome.Upstream;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * The addresses behind a Service port, as a controller reads them from EndpointSlices.
 */
public final class ServiceEndpoints {

	private final Cluster cluster;

	private final Function<String, Optional<IpAddress>> names;

	public ServiceEndpoints(Cluster cluster, Function<String, Optional<IpAddress>> names) {
		this.cluster = cluster;
		this.names = names;
	}

	/** The endpoints that count, sorted by address, each address and port once. */
	public List<Upstream> of(Service service, ServicePort port, Predicate<Endpoint> counts) {
		return this.cluster.slicesOf(service)
			.stream()
			.flatMap((slice) -> targetPort(slice, port).stream()
				.flatMap((target) -> slice.endpoints()
					.stream()
					.filter(counts)
					.map((endpoint) -> new Upstream(endpoint.address(), target))))
			.distinct()
			.sorted((one, other) -> {
				int byAddress = one.address().compareTo(other.address());
				return (byAddress != 0) ? byAddress : Integer.compare(one.port(), other.port());
			})
			.toList();
	}

	/** Slices carry the Service port's name, and the number their own pods resolved. */
	private static Optional<Integer> targetPort(EndpointSlice slice, ServicePort port) {
		String name = (port.name() != null) ? port.name() : "";
		return slice.ports()
			.stream()
			.filter((candidate) -> candidate.protocol() == Protocol.TCP)
			.filter((candidate) -> name.isEmpty() || name.equals(candidate.name()))
			.map(SlicePort::port)
			.filter((number) -> number != null)
			.findFirst();
	}

	/** How many endpoints a Service has in all, ready or not. */
	private int count(Service service) {
		return this.cluster.slicesOf(service).stream().mapToInt((slice) -> slice.endpoints().size()).sum();
	}

	/** Why there is nothing to dial, in words. */
	public String whyNone(Service service) {
		int all = count(service);
		return "Service " + service.key() + ((all == 0) ? " has no endpoints" : " has no ready endpoint among " + all);
	}

	/** Where an ExternalName leads. */
	public Optional<IpAddress> external(String name) {
		return IpAddress.parse(name).or(() -> this.names.apply(name));
	}

}

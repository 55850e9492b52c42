package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * Where questions to a name server end up: policies see the pods behind its Service.
 *
 * @param server the address in resolv.conf
 * @param places the addresses and ports behind it
 * @param translated whether it is a Service
 */
record DnsTargets(IpAddress server, List<Place> places, boolean translated) {

	private static final int DNS_PORT = 53;

	DnsTargets {
		places = List.copyOf(places);
	}

	static DnsTargets of(Cluster cluster, IpAddress server) {
		return cluster.services()
			.stream()
			.filter((service) -> service.clusterIps().contains(server))
			.findFirst()
			.map((service) -> new DnsTargets(server, behind(cluster, service), true))
			.orElseGet(() -> new DnsTargets(server,
					List.of(new Place(server, DNS_PORT, Protocol.UDP), new Place(server, DNS_PORT, Protocol.TCP)),
					false));
	}

	private static List<Place> behind(Cluster cluster, Service service) {
		List<Place> places = new ArrayList<>();
		for (EndpointSlice slice : cluster.slicesOf(service)) {
			for (EndpointSlice.SlicePort port : slice.ports()) {
				for (Endpoint endpoint : isDns(service, port) ? slice.endpoints() : List.<Endpoint>of()) {
					if (endpoint.ready()) {
						places.add(new Place(endpoint.address(), port.port(), port.protocol()));
					}
				}
			}
		}
		return places;
	}

	private static boolean isDns(Service service, EndpointSlice.SlicePort port) {
		return port.port() != null && service.ports()
			.stream()
			.anyMatch((one) -> one.port() == DNS_PORT && one.protocol() == port.protocol() && named(one, port));
	}

	private static boolean named(ServicePort service, EndpointSlice.SlicePort port) {
		return port.name().equals(Objects.requireNonNullElse(service.name(), ""));
	}

	/** An address and port that questions are carried to. */
	record Place(IpAddress ip, int port, Protocol protocol) {
	}

}

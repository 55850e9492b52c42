package io.packetwalk.walk;

import java.util.Optional;
import java.util.function.Predicate;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.IpAddress;

/**
 * The Service port that an address and port stand for: its ClusterIP, load balancer or
 * external address, or a NodePort.
 *
 * @param service the Service
 * @param port its port
 */
record DialledService(Service service, ServicePort port) {

	static Optional<DialledService> find(Cluster cluster, IpAddress address, int port) {
		boolean node = cluster.nodeAt(address).isPresent();
		return cluster.services().stream().flatMap((service) -> {
			boolean own = service.clusterIps().contains(address) || service.externalIps().contains(address)
					|| service.loadBalancer().stream().anyMatch((entry) -> address.equals(entry.ip()));
			Predicate<ServicePort> dialled = (candidate) -> own && candidate.port() == port
					|| node && candidate.nodePort() == port && port > 0;
			return service.ports().stream().filter(dialled).map((found) -> new DialledService(service, found));
		}).findFirst();
	}

}

package io.packetwalk.diagnosis;

import java.util.List;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.net.IpAddress;

/**
 * Whom pods ask for names, by their <a href=
 * "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/">dnsPolicy</a>.
 */
final class ClusterNames {

	static final int DNS_PORT = 53;

	private final List<IpAddress> nodeServers;

	private final Optional<Service> service;

	ClusterNames(Cluster cluster) {
		this.nodeServers = cluster.outside().nodeNameservers();
		this.service = cluster.service("kube-system", "kube-dns")
			.or(() -> cluster.services()
				.stream()
				.filter((one) -> "kube-dns".equals(one.labels().get("k8s-app")))
				.findFirst());
	}

	/** The cluster's DNS Service. */
	Optional<Service> service() {
		return this.service.filter((found) -> found.clusterIp() != null);
	}

	/** The servers in a pod's resolv.conf. */
	List<IpAddress> servers(Pod pod) {
		boolean cluster = pod.dns().policy().equals("ClusterFirstWithHostNet")
				|| (pod.dns().policy().equals("ClusterFirst") && !pod.hostNetwork());
		if (cluster) {
			return service().map((found) -> found.clusterIps().subList(0, 1)).orElse(List.of());
		}
		return pod.dns().policy().equals("None") ? pod.dns().nameservers() : this.nodeServers;
	}

	/** Whether a pod asks the cluster's own DNS, which alone knows Services. */
	boolean asksCluster(Pod pod) {
		return service().filter((found) -> servers(pod).contains(found.clusterIp())).isPresent();
	}

}

package io.packetwalk.clusterdns;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.net.IpAddress;

/**
 * The Service in front of the cluster's DNS server.
 *
 * @param cluster the cluster
 * @param service the Service, when there is one
 */
record DnsService(Cluster cluster, Optional<Service> service) {

	private static final String LABEL = "k8s-app";

	private static final String NAMESPACE = "kube-system";

	private static final Pattern COREDNS_IMAGE = Pattern.compile(".*coredns:v?(\\d+\\.\\d+\\.\\d+).*");

	private static final int DNS_PORT = 53;

	static DnsService of(Cluster cluster) {
		Optional<Service> service = cluster.service(NAMESPACE, "kube-dns")
			.or(() -> cluster.services().stream().filter(DnsService::isLabelled).findFirst());
		return new DnsService(cluster, service.filter((found) -> !found.clusterIps().isEmpty()));
	}

	private static boolean isLabelled(Service service) {
		return "kube-dns".equals(service.labels().get(LABEL)) && !service.headless();
	}

	/** What kubelet is given as {@code clusterDNS}. */
	List<IpAddress> addresses() {
		return this.service.map((found) -> found.clusterIps().subList(0, 1)).orElse(List.of());
	}

	boolean servedBy(Pod pod) {
		if (this.service.isEmpty() || this.service.get().selector().isEmpty()) {
			return pod.namespace().equals(NAMESPACE) && "kube-dns".equals(pod.labels().get(LABEL));
		}
		Service found = this.service.get();
		return pod.namespace().equals(found.namespace())
				&& pod.labels().entrySet().containsAll(found.selector().entrySet());
	}

	/**
	 * Whether an address leads back to the DNS server itself, seen from inside its pod.
	 */
	boolean isItself(IpAddress address) {
		return address.isLoopback() || this.service.map((found) -> found.clusterIps().contains(address)).orElse(false)
				|| this.cluster.podAt(address).map(this::servedBy).orElse(false);
	}

	/** Whether a pod runs an image of CoreDNS, and no stand-in for it. */
	static boolean runsCoreDns(Pod pod) {
		return pod.containers().stream().anyMatch((container) -> container.image().contains("coredns"));
	}

	/** The version of CoreDNS a pod's image names. */
	static Optional<String> version(Pod pod) {
		return pod.containers()
			.stream()
			.map((container) -> COREDNS_IMAGE.matcher(container.image()))
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1))
			.findFirst();
	}

	/** A pod of the DNS server that has an address. */
	Optional<Pod> pod() {
		return this.cluster.pods().stream().filter((pod) -> servedBy(pod) && pod.ip() != null).findFirst();
	}

	/** The port the pods listen on: 53 unless the Service maps it to another number. */
	int port() {
		return this.service.stream()
			.flatMap((found) -> found.ports().stream())
			.filter((port) -> port.port() == DNS_PORT && port.targetPort().matches("\\d{1,5}"))
			.map((port) -> Integer.parseInt(port.targetPort()))
			.findFirst()
			.orElse(DNS_PORT);
	}

}

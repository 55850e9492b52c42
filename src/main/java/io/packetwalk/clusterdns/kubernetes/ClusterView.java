package io.packetwalk.clusterdns.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Namespace;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.net.IpAddress;

/**
 * The objects the plugin's filters let it see.
 *
 * @param cluster the cluster
 * @param options the filters
 */
record ClusterView(Cluster cluster, KubernetesOptions options) {

	/** A pod whose name is longer than a DNS label goes by its address. */
	private static final int MAX_LABEL = 63;

	/** Whether the namespace exists and is exposed. */
	boolean exposes(String namespace) {
		if (!this.options.namespaces.isEmpty() && !this.options.namespaces.contains(namespace)) {
			return false;
		}
		Optional<Namespace> known = this.cluster.namespaces()
			.stream()
			.filter((candidate) -> candidate.name().equals(namespace))
			.findFirst();
		Map<String, String> labels = known.map(Namespace::labels).orElse(Map.of());
		return (known.isPresent() || this.cluster.uses(namespace)) && this.options.namespaceLabels.matches(labels);
	}

	Optional<Service> service(String namespace, String name) {
		return this.cluster.service(namespace, name).filter(this::sees);
	}

	private boolean sees(Service service) {
		return this.options.labels.matches(service.labels());
	}

	/** The Service with this virtual address. */
	Optional<Service> serviceAt(IpAddress address) {
		return this.cluster.services()
			.stream()
			.filter((service) -> service.clusterIps().contains(address) && sees(service)
					&& exposes(service.namespace()))
			.findFirst();
	}

	/** The ready endpoints of a Service with the ports they have. */
	List<ReadyEndpoint> endpoints(Service service) {
		List<ReadyEndpoint> ready = new ArrayList<>();
		if (this.options.endpoints) {
			for (EndpointSlice slice : this.cluster.slicesOf(service)) {
				for (Endpoint endpoint : slice.endpoints()) {
					if (endpoint.ready()) {
						ready.add(new ReadyEndpoint(service, endpoint, slice.ports(), label(endpoint)));
					}
				}
			}
		}
		return ready;
	}

	/** The ready endpoints with this address, Service by Service. */
	List<ReadyEndpoint> endpointsAt(IpAddress address) {
		return this.cluster.services()
			.stream()
			.filter((service) -> sees(service) && exposes(service.namespace()))
			.flatMap((service) -> endpoints(service).stream())
			.filter((candidate) -> candidate.endpoint().address().equals(address))
			.toList();
	}

	/** The running pod in a namespace that has this address. */
	Optional<Pod> pod(String namespace, IpAddress address) {
		return this.cluster.pods()
			.stream()
			.filter((pod) -> pod.namespace().equals(namespace) && address.equals(pod.ip()) && isWatched(pod))
			.findFirst();
	}

	/** The running pod a question comes from. */
	Optional<Pod> client(IpAddress address) {
		return this.cluster.podAt(address).filter(ClusterView::isWatched);
	}

	private static boolean isWatched(Pod pod) {
		return !pod.terminating() && !pod.phase().equals("Succeeded") && !pod.phase().equals("Failed");
	}

	private String label(Endpoint endpoint) {
		String hostname = endpoint.hostname();
		if (hostname != null && !hostname.isEmpty()) {
			return hostname;
		}
		String pod = endpoint.pod();
		String podName = (pod != null) ? pod.substring(pod.indexOf('/') + 1) : "";
		if (this.options.endpointPodNames && !podName.isEmpty() && podName.length() <= MAX_LABEL) {
			return podName;
		}
		String dashed = endpoint.address().toString().replace('.', '-').replace(':', '-');
		return dashed.endsWith("-") ? dashed + "0" : dashed;
	}

	/**
	 * A ready endpoint.
	 *
	 * @param service its Service
	 * @param endpoint the endpoint
	 * @param ports the ports of its slice
	 * @param label its DNS label
	 */
	record ReadyEndpoint(Service service, Endpoint endpoint, List<EndpointSlice.SlicePort> ports, String label) {
	}

}

package io.packetwalk.cluster;

import java.util.List;
import java.util.Optional;

import io.packetwalk.net.IpAddress;

/**
 * The running cluster: what the API server would list once every controller has settled.
 * Lists are sorted by namespace and name.
 *
 * @param settings how it was set up
 * @param namespaces its namespaces
 * @param nodes its nodes, in the order addresses were handed out
 * @param pods its pods
 * @param services its Services
 * @param endpointSlices its EndpointSlices
 * @param ingresses its Ingresses
 * @param ingressClasses its IngressClasses
 * @param networkPolicies its NetworkPolicies
 * @param configMaps its ConfigMaps
 * @param outside the world around it
 */
public record Cluster(Settings settings, List<Namespace> namespaces, List<Node> nodes, List<Pod> pods,
		List<Service> services, List<EndpointSlice> endpointSlices, List<Ingress> ingresses,
		List<IngressClass> ingressClasses, List<NetworkPolicy> networkPolicies, List<ConfigMap> configMaps,
		Outside outside) {

	public Cluster {
		namespaces = List.copyOf(namespaces);
		nodes = List.copyOf(nodes);
		pods = List.copyOf(pods);
		services = List.copyOf(services);
		endpointSlices = List.copyOf(endpointSlices);
		ingresses = List.copyOf(ingresses);
		ingressClasses = List.copyOf(ingressClasses);
		networkPolicies = List.copyOf(networkPolicies);
		configMaps = List.copyOf(configMaps);
	}

	public Optional<Node> node(String name) {
		return this.nodes.stream().filter((node) -> node.name().equals(name)).findFirst();
	}

	public Optional<Pod> pod(String namespace, String name) {
		return this.pods.stream()
			.filter((pod) -> pod.namespace().equals(namespace) && pod.name().equals(name))
			.findFirst();
	}

	/** The pod with its own network that has this address. */
	public Optional<Pod> podAt(IpAddress address) {
		return this.pods.stream().filter((pod) -> !pod.hostNetwork() && pod.ips().contains(address)).findFirst();
	}

	/** The node that has this address. */
	public Optional<Node> nodeAt(IpAddress address) {
		return this.nodes.stream()
			.filter((node) -> node.internalIp().equals(address) || node.otherIps().contains(address))
			.findFirst();
	}

	public Optional<Service> service(String namespace, String name) {
		return this.services.stream()
			.filter((service) -> service.namespace().equals(namespace) && service.name().equals(name))
			.findFirst();
	}

	/** The EndpointSlices of a Service. */
	public List<EndpointSlice> slicesOf(Service service) {
		return this.endpointSlices.stream()
			.filter((slice) -> slice.namespace().equals(service.namespace()) && slice.service().equals(service.name()))
			.toList();
	}

	public Optional<ConfigMap> configMap(String namespace, String name) {
		return this.configMaps.stream()
			.filter((map) -> map.namespace().equals(namespace) && map.name().equals(name))
			.findFirst();
	}

}

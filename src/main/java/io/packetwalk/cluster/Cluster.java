package io.packetwalk.cluster;

import java.util.ArrayList;
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
 * @param nodeDumps the rules real nodes were saved with, one of a format a node
 * @param clusterNetworkPolicies its cluster-wide policies, in the order in which they are
 * asked
 * @param edge what leads requests into it besides its Ingresses
 */
public record Cluster(Settings settings, List<Namespace> namespaces, List<Node> nodes, List<Pod> pods,
		List<Service> services, List<EndpointSlice> endpointSlices, List<Ingress> ingresses,
		List<IngressClass> ingressClasses, List<NetworkPolicy> networkPolicies, List<ConfigMap> configMaps,
		Outside outside, List<NodeDump> nodeDumps, List<ClusterNetworkPolicy> clusterNetworkPolicies, Edge edge) {

	public Cluster {
		namespaces = List.copyOf(namespaces);
		nodes = Indexed.copyOf(nodes, Cluster::keysOf);
		pods = Indexed.copyOf(pods, Cluster::keysOf);
		services = Indexed.copyOf(services, (service) -> List.of(service.key(), new InNamespace(service.namespace())));
		endpointSlices = Indexed.copyOf(endpointSlices, (slice) -> List.of(key(slice.namespace(), slice.service())));
		ingresses = List.copyOf(ingresses);
		ingressClasses = List.copyOf(ingressClasses);
		networkPolicies = List.copyOf(networkPolicies);
		configMaps = Indexed.copyOf(configMaps, (map) -> List.of(key(map.namespace(), map.name())));
		nodeDumps = List.copyOf(nodeDumps);
		clusterNetworkPolicies = List.copyOf(clusterNetworkPolicies);
	}

	/** A cluster whose only ways in are Services and Ingresses. */
	public Cluster(Settings settings, List<Namespace> namespaces, List<Node> nodes, List<Pod> pods,
			List<Service> services, List<EndpointSlice> endpointSlices, List<Ingress> ingresses,
			List<IngressClass> ingressClasses, List<NetworkPolicy> networkPolicies, List<ConfigMap> configMaps,
			Outside outside, List<NodeDump> nodeDumps, List<ClusterNetworkPolicy> clusterNetworkPolicies) {
		this(settings, namespaces, nodes, pods, services, endpointSlices, ingresses, ingressClasses, networkPolicies,
				configMaps, outside, nodeDumps, clusterNetworkPolicies, Edge.NONE);
	}

	/** A cluster without cluster-wide policies. */
	public Cluster(Settings settings, List<Namespace> namespaces, List<Node> nodes, List<Pod> pods,
			List<Service> services, List<EndpointSlice> endpointSlices, List<Ingress> ingresses,
			List<IngressClass> ingressClasses, List<NetworkPolicy> networkPolicies, List<ConfigMap> configMaps,
			Outside outside, List<NodeDump> nodeDumps) {
		this(settings, namespaces, nodes, pods, services, endpointSlices, ingresses, ingressClasses, networkPolicies,
				configMaps, outside, nodeDumps, List.of());
	}

	/** A cluster without rules of real nodes. */
	public Cluster(Settings settings, List<Namespace> namespaces, List<Node> nodes, List<Pod> pods,
			List<Service> services, List<EndpointSlice> endpointSlices, List<Ingress> ingresses,
			List<IngressClass> ingressClasses, List<NetworkPolicy> networkPolicies, List<ConfigMap> configMaps,
			Outside outside) {
		this(settings, namespaces, nodes, pods, services, endpointSlices, ingresses, ingressClasses, networkPolicies,
				configMaps, outside, List.of());
	}

	public Optional<Node> node(String name) {
		return Indexed.first(this.nodes, name);
	}

	public Optional<Pod> pod(String namespace, String name) {
		return Indexed.first(this.pods, key(namespace, name));
	}

	/** The pod with its own network that has this address. */
	public Optional<Pod> podAt(IpAddress address) {
		return Indexed.first(this.pods, address);
	}

	/** The pods bound to a node, by namespace and name. */
	public List<Pod> podsOn(String node) {
		return Indexed.all(this.pods, new OnNode(node));
	}

	/** Whether a Service or pod is in a namespace. */
	public boolean uses(String namespace) {
		InNamespace key = new InNamespace(namespace);
		return Indexed.has(this.services, key) || Indexed.has(this.pods, key);
	}

	/** The node that has this address. */
	public Optional<Node> nodeAt(IpAddress address) {
		return Indexed.first(this.nodes, address);
	}

	public Optional<Service> service(String namespace, String name) {
		return Indexed.first(this.services, key(namespace, name));
	}

	/** The EndpointSlices of a Service. */
	public List<EndpointSlice> slicesOf(Service service) {
		return Indexed.all(this.endpointSlices, service.key());
	}

	public Optional<ConfigMap> configMap(String namespace, String name) {
		return Indexed.first(this.configMaps, key(namespace, name));
	}

	/** The rules a node was saved with, in a format. */
	public Optional<NodeDump> dump(String node, NodeDump.Format format) {
		return this.nodeDumps.stream()
			.filter((dump) -> dump.node().equals(node) && dump.format() == format)
			.findFirst();
	}

	private static String key(String namespace, String name) {
		return namespace + "/" + name;
	}

	private static List<Object> keysOf(Node node) {
		List<Object> keys = new ArrayList<>(node.otherIps());
		keys.add(node.name());
		keys.add(node.internalIp());
		return keys;
	}

	private static List<Object> keysOf(Pod pod) {
		List<Object> keys = new ArrayList<>();
		keys.add(pod.key());
		keys.add(new InNamespace(pod.namespace()));
		if (!pod.hostNetwork()) {
			keys.addAll(pod.ips());
		}
		if (pod.node() != null) {
			keys.add(new OnNode(pod.node()));
		}
		return keys;
	}

	private record OnNode(String name) {
	}

	private record InNamespace(String name) {
	}

}

package io.packetwalk.controlplane.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;

/**
 * Who serves Services of type LoadBalancer: nobody, except on k3s, whose <a href=
 * "https://docs.k3s.io/networking/networking-services#service-load-balancer">ServiceLB</a>
 * opens the Service's ports on every node.
 */
public final class LoadBalancers {

	private final ApiObjects objects;

	private final Map<String, Set<String>> readyNodes = new TreeMap<>();

	private final List<Node> nodes;

	private final Set<String> openPorts = new HashSet<>();

	private final Report report;

	private LoadBalancers(ApiObjects objects, List<EndpointSlice> slices, List<Node> nodes, Report report) {
		this.objects = objects;
		this.nodes = nodes;
		this.report = report;
		for (EndpointSlice slice : slices) {
			Set<String> ready = this.readyNodes.computeIfAbsent(slice.namespace() + "/" + slice.service(),
					(absent) -> new HashSet<>());
			slice.endpoints()
				.stream()
				.filter((one) -> one.ready() && one.node() != null)
				.forEach((one) -> ready.add(one.node()));
		}
	}

	/** The Services, those of type LoadBalancer with the addresses they get. */
	public static List<Service> serve(List<Service> services, Profile profile, ApiObjects objects,
			List<EndpointSlice> slices, List<Node> nodes, Report report) {
		return new LoadBalancers(objects, slices, nodes, report).serve(services, profile);
	}

	private List<Service> serve(List<Service> services, Profile profile) {
		Map<String, Service> served = new TreeMap<>();
		services.stream()
			.sorted(Comparator.comparing((Service service) -> stored(service).stated()))
			.forEach((service) -> served.put(service.key(), serve(service, profile)));
		return services.stream().map((service) -> served.get(service.key())).toList();
	}

	private Service serve(Service service, Profile profile) {
		if (!service.type().equals("LoadBalancer") || !service.loadBalancer().isEmpty()) {
			return service;
		}
		var spec = stored(service).object().getSpec();
		boolean otherClass = spec != null && spec.getLoadBalancerClass() != null
				&& !spec.getLoadBalancerClass().isEmpty();
		if (profile != Profile.K3S || otherClass) {
			return pending(service, "nothing in this cluster hands out load balancer addresses",
					"Install MetalLB, choose the profile k3s (ServiceLB), or state status.loadBalancer.ingress.");
		}
		String taken = service.ports()
			.stream()
			.map((port) -> port.port() + "/" + port.protocol())
			.filter(this.openPorts::contains)
			.collect(Collectors.joining(", "));
		if (!taken.isEmpty()) {
			return pending(service, "port " + taken + " is already open on every node for another Service of this type",
					"Use another port, or an Ingress.");
		}
		service.ports().forEach((port) -> this.openPorts.add(port.port() + "/" + port.protocol()));
		return service.withLoadBalancer(addresses(service));
	}

	/**
	 * ServiceLB answers on all nodes; with externalTrafficPolicy Local on those with a
	 * ready endpoint.
	 */
	private List<LoadBalancerIngress> addresses(Service service) {
		Set<String> ready = this.readyNodes.getOrDefault(service.key(), Set.of());
		List<LoadBalancerIngress> addresses = new ArrayList<>();
		for (Node node : this.nodes) {
			if (!service.externalPolicyLocal() || ready.contains(node.name())) {
				addresses.add(new LoadBalancerIngress(node.internalIp(), null, false));
			}
		}
		return addresses;
	}

	private Service pending(Service service, String why, String suggestion) {
		this.report.info("LOAD_BALANCER_PENDING", service.ref(), "spec.type",
				service.ref() + ": its EXTERNAL-IP stays <pending>, " + why + "; its ClusterIP and node ports work",
				suggestion);
		return service;
	}

	private Stored<io.fabric8.kubernetes.api.model.Service> stored(Service service) {
		return this.objects.find(io.fabric8.kubernetes.api.model.Service.class, service.namespace(), service.name())
			.orElseThrow(() -> new IllegalStateException("a Service came from nowhere: " + service.key()));
	}

}

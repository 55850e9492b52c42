package io.packetwalk.controlplane.allocation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.ServiceSpec;

import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.IpAddress;

/**
 * Who serves Services of type LoadBalancer: MetalLB where it has pools, on k3s the pods
 * of <a href=
 * "https://docs.k3s.io/networking/networking-services#service-load-balancer">ServiceLB</a>,
 * else nobody.
 */
public final class LoadBalancers {

	private static final String SERVICE_LB = "svccontroller.k3s.cattle.io/";

	private final ApiObjects objects;

	private final Map<String, Set<String>> readyNodes = new TreeMap<>();

	private final List<Node> nodes;

	private final List<Pod> pods;

	private final Optional<MetalLb> metalLb;

	private final Report report;

	private LoadBalancers(ApiObjects objects, List<EndpointSlice> slices, List<Node> nodes, List<Pod> pods,
			Report report) {
		this.objects = objects;
		this.nodes = nodes;
		this.pods = pods;
		this.report = report;
		for (EndpointSlice slice : slices) {
			Set<String> ready = this.readyNodes.computeIfAbsent(slice.namespace() + "/" + slice.service(),
					(absent) -> new HashSet<>());
			slice.endpoints()
				.stream()
				.filter((one) -> one.ready() && one.node() != null)
				.forEach((one) -> ready.add(one.node()));
		}
		this.metalLb = MetalLb.in(objects, new Speakers(objects, nodes, this.readyNodes), report);
	}

	/** The Services, those of type LoadBalancer with the addresses they get. */
	public static List<Service> serve(List<Service> services, Profile profile, ApiObjects objects,
			List<EndpointSlice> slices, List<Node> nodes, List<Pod> pods, Report report) {
		return new LoadBalancers(objects, slices, nodes, pods, report).serve(services, profile);
	}

	/** Whether MetalLB hands out addresses here. */
	public static boolean metalLb(ApiObjects objects) {
		return objects.listGeneric("IPAddressPool").stream().anyMatch(MetalLb::isMetalLb);
	}

	/** Addresses that were given before are not given again. */
	private List<Service> serve(List<Service> services, Profile profile) {
		Map<String, Service> served = new TreeMap<>();
		services.forEach((service) -> served.put(service.key(),
				this.metalLb.filter((absent) -> balanced(service))
					.map((metalLb) -> metalLb.keep(service))
					.orElse(service)));
		services.stream()
			.filter((service) -> balanced(service) && service.loadBalancer().isEmpty())
			.sorted(Comparator.comparing((Service service) -> stored(service).stated()))
			.forEach((service) -> served.put(service.key(), serve(service, profile)));
		return services.stream().map((service) -> served.get(service.key())).toList();
	}

	private static boolean balanced(Service service) {
		return service.type().equals("LoadBalancer");
	}

	private Service serve(Service service, Profile profile) {
		ServiceSpec spec = Objects.requireNonNull(stored(service).object().getSpec());
		boolean otherClass = spec.getLoadBalancerClass() != null && !spec.getLoadBalancerClass().isEmpty();
		if (this.metalLb.isPresent() && !otherClass) {
			return byMetalLb(service, this.metalLb.get(), Objects.requireNonNullElse(spec.getLoadBalancerIP(), ""));
		}
		if (profile != Profile.K3S || otherClass) {
			return pending(service, "nothing in this cluster hands out load balancer addresses",
					"Install MetalLB, choose the profile k3s (ServiceLB), or state status.loadBalancer.ingress.");
		}
		return byServiceLb(service);
	}

	private Service byMetalLb(Service service, MetalLb metalLb, String loadBalancerIp) {
		MetalLb.Outcome outcome = metalLb.give(service, loadBalancerIp);
		if (outcome.addresses().isEmpty()) {
			return pending(service, "MetalLB gives it none: " + outcome.why(),
					"Change the annotations of the Service, or the IPAddressPool.");
		}
		outcome.addresses()
			.stream()
			.flatMap((entry) -> Stream.ofNullable(entry.layer2()))
			.filter((layer2) -> layer2.node() == null)
			.findFirst()
			.ifPresent((silent) -> this.report.warning(
					"METALLB_NOT_ANNOUNCED", service.ref(), "spec.type", service.ref() + ": it has an address of pool "
							+ silent.pool() + ", but " + silent.why() + "; nobody answers for it",
					"Add an L2Advertisement for the pool, or ready endpoints."));
		return service.withLoadBalancer(outcome.addresses());
	}

	/**
	 * The addresses of the nodes its pods run on; with externalTrafficPolicy Local of
	 * those with a ready endpoint.
	 */
	private Service byServiceLb(Service service) {
		List<Pod> running = this.pods.stream()
			.filter((pod) -> service.name().equals(pod.labels().get(SERVICE_LB + "svcname"))
					&& service.namespace().equals(pod.labels().get(SERVICE_LB + "svcnamespace")))
			.filter((pod) -> pod.ready() && pod.ip() != null)
			.toList();
		if (running.isEmpty()) {
			return pending(service,
					"no pod of ServiceLB runs for it, as its port " + service.ports()
						.stream()
						.map((port) -> port.port() + "/" + port.protocol())
						.collect(Collectors.joining(", ")) + " is already open on every node that may have one",
					"Use another port, or an Ingress.");
		}
		Set<String> ready = this.readyNodes.getOrDefault(service.key(), Set.of());
		List<Node> open = this.nodes.stream()
			.filter((node) -> running.stream().anyMatch((pod) -> node.name().equals(pod.node())))
			.filter((node) -> !service.externalPolicyLocal() || ready.contains(node.name()))
			.toList();
		return service.withLoadBalancer(
				addresses(open, service).map((address) -> new LoadBalancerIngress(address, null, false)).toList());
	}

	/** Where any node has an external address, only such are published. */
	private Stream<IpAddress> addresses(List<Node> open, Service service) {
		List<IpAddress> external = open.stream().flatMap((node) -> external(node).stream()).toList();
		List<IpAddress> all = external.isEmpty() ? open.stream().flatMap((node) -> node.addresses().stream()).toList()
				: external;
		return service.clusterIps()
			.stream()
			.map(IpAddress::family)
			.distinct()
			.flatMap((family) -> all.stream().filter((address) -> address.family() == family).sorted());
	}

	private List<IpAddress> external(Node node) {
		return this.objects.find(io.fabric8.kubernetes.api.model.Node.class, "", node.name())
			.map((stored) -> stored.object().getStatus())
			.map((status) -> Objects.requireNonNullElse(status.getAddresses(), List.<NodeAddress>of()))
			.orElse(List.of())
			.stream()
			.filter((address) -> "ExternalIP".equals(address.getType()))
			.flatMap((address) -> IpAddress.parse(Objects.requireNonNullElse(address.getAddress(), "")).stream())
			.toList();
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

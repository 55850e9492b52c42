package io.packetwalk.controlplane.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.ServiceSpec;

import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.controlplane.allocation.IpFamilies;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Names;
import io.packetwalk.controlplane.store.Report;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.IpAddress;

/**
 * Every EndpointSlice of the cluster. For a Service, the slices stated win over those
 * computed from its selector, and these over a stated Endpoints object.
 */
public final class EndpointSlices {

	/** So that many Services of many pods cannot exhaust the server. */
	private static final int MOST = 500_000;

	private final ApiObjects objects;

	private final PodIndex pods;

	private final SelectedEndpoints selected;

	private final MirroredEndpoints mirrored;

	private final Report report;

	/** Those the cluster's pods have addresses of. */
	private final List<AddressFamily> families;

	private EndpointSlices(ApiObjects objects, PodIndex pods, List<Node> nodes, Names names, Report report) {
		this.objects = objects;
		this.pods = pods;
		Map<String, Node> byName = new HashMap<>();
		nodes.forEach((node) -> byName.put(node.name(), node));
		this.selected = new SelectedEndpoints(byName, names);
		this.mirrored = new MirroredEndpoints(names, report);
		this.report = report;
		this.families = Stream
			.concat(Stream.of(AddressFamily.IPV4),
					nodes.stream().flatMap((node) -> node.podCidrs().stream()).map((range) -> range.address().family()))
			.distinct()
			.toList();
	}

	/** The slices by namespace and name. */
	public static List<EndpointSlice> of(List<Service> services, ApiObjects objects, PodIndex pods, List<Node> nodes,
			Names names, Report report) {
		return new EndpointSlices(objects, pods, nodes, names, report).all(services);
	}

	private List<EndpointSlice> all(List<Service> services) {
		StatedSlices reader = new StatedSlices(this.report);
		List<EndpointSlice> slices = new ArrayList<>();
		this.objects.list(io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice.class)
			.forEach((stored) -> reader.read(stored).ifPresent(slices::add));
		Set<String> stated = new HashSet<>();
		slices.forEach((slice) -> stated.add(slice.namespace() + "/" + slice.service()));
		int room = MOST;
		for (Service service : services) {
			if (!stated.contains(service.key()) && !service.type().equals("ExternalName")) {
				room -= this.pods.select(service.namespace(), service.selector()).size();
				slices.addAll((room >= 0) ? slices(service) : tooMany(service));
			}
		}

		slices.sort(Comparator.comparing(EndpointSlice::namespace).thenComparing(EndpointSlice::name));
		return slices;
	}

	private List<EndpointSlice> tooMany(Service service) {
		this.report.error("TOO_MANY_ENDPOINTS", service.ref(), "spec.selector",
				service.ref() + ": a lab has at most " + MOST + " endpoints in all; this Service is left without",
				"Write fewer Services or fewer replicas.");
		return List.of();
	}

	private List<EndpointSlice> slices(Service service) {
		List<Pod> matching = this.pods.select(service.namespace(), service.selector());
		if (matching.isEmpty()) {
			Optional<Stored<Endpoints>> written = this.objects
				.find(Endpoints.class, service.namespace(), service.name())
				.filter((endpoints) -> !"true"
					.equals(endpoints.labels().get("endpointslice.kubernetes.io/skip-mirror")));
			if (written.isPresent()) {
				return this.mirrored.slices(written.get());
			}
		}
		if (service.selector().isEmpty()) {
			return List.of();
		}
		ServiceSpec spec = this.objects
			.find(io.fabric8.kubernetes.api.model.Service.class, service.namespace(), service.name())
			.map((stored) -> stored.object().getSpec())
			.orElseGet(ServiceSpec::new);
		TrafficDistribution distribution = TrafficDistribution.of(spec.getTrafficDistribution());
		List<EndpointSlice> slices = new ArrayList<>();
		for (AddressFamily family : families(service, spec)) {
			slices.addAll(this.selected.slices(service, matching, family, distribution));
		}
		return slices;
	}

	private List<AddressFamily> families(Service service, ServiceSpec spec) {
		List<AddressFamily> families = service.clusterIps().stream().map(IpAddress::family).distinct().toList();
		return families.isEmpty() ? IpFamilies.of(spec, List.of(), this.families) : families;
	}

}

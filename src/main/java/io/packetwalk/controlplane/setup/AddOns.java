package io.packetwalk.controlplane.setup;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;

import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.Settings;
import io.packetwalk.controlplane.store.ApiObjects;
import io.packetwalk.controlplane.store.Stored;
import io.packetwalk.net.IpAddress;

/**
 * What a profile ships with besides its ingress controller: CoreDNS and the Service of
 * the API server. Whatever the manifests hold of it wins.
 */
public final class AddOns {

	/** kubeadm and k3s put DNS at the tenth address of the Service range. */
	private static final int DNS = 10;

	private final ApiObjects objects;

	private final Settings settings;

	private AddOns(ApiObjects objects, Settings settings) {
		this.objects = objects;
		this.settings = settings;
	}

	/** Adds what the profile ships with; bare ships with nothing. */
	public static void install(ApiObjects objects, Settings settings, List<Node> nodes) {
		if (settings.profile() != Profile.BARE) {
			AddOns addOns = new AddOns(objects, settings);
			addOns.coreDns(nodes);
			addOns.apiServer(nodes);
		}
	}

	private void coreDns(List<Node> nodes) {
		boolean k3s = this.settings.profile() == Profile.K3S;
		String hosts = nodes.stream()
			.map((node) -> node.internalIp() + " " + node.name())
			.collect(Collectors.joining("\n           "));
		add(k3s ? "corefile-k3s.yaml" : "corefile-kubeadm.yaml",
				Map.of("clusterDomain", this.settings.clusterDomain(), "nodeHosts", hosts));
		boolean running = PodSpecs.in(this.objects)
			.stream()
			.anyMatch((pod) -> pod.namespace().equals("kube-system") && "kube-dns".equals(pod.labels().get("k8s-app")));
		if (!running) {
			add("coredns.yaml", k3s ? Map.of("replicas", "1", "image", "rancher/mirrored-coredns-coredns:1.14.1")
					: Map.of("replicas", "2", "image", "registry.k8s.io/coredns/coredns:v1.14.1"));
		}
		IpAddress address = this.settings.serviceCidr().at(DNS);
		if (!servesDns(address)) {
			add("kube-dns.yaml", Map.of("clusterIP", address.toString()));
		}
	}

	/** Whether a stated Service is the cluster's DNS, whatever it is called. */
	private boolean servesDns(IpAddress address) {
		return takesAddress(address) || this.objects.list(Service.class)
			.stream()
			.filter((service) -> service.namespace().equals("kube-system"))
			.anyMatch((service) -> "kube-dns".equals(service.labels().get("k8s-app")));
	}

	private boolean takesAddress(IpAddress address) {
		return this.objects.list(Service.class)
			.stream()
			.anyMatch((service) -> service.object().getSpec() != null
					&& address.toString().equals(service.object().getSpec().getClusterIP()));
	}

	private void apiServer(List<Node> nodes) {
		IpAddress address = this.settings.serviceCidr().at(1);
		if (!takesAddress(address)) {
			add("kubernetes.yaml", Map.of("clusterIP", address.toString()));
		}
		boolean stated = this.objects.find(Service.class, "default", "kubernetes").isEmpty()
				|| this.objects.find(Endpoints.class, "default", "kubernetes").isPresent()
				|| this.objects.list(EndpointSlice.class).stream().anyMatch(AddOns::ofApiServer);
		String addresses = nodes.stream()
			.filter(Node::controlPlane)
			.map((node) -> node.internalIp().toString())
			.collect(Collectors.joining(", "));
		if (!stated && !addresses.isEmpty()) {
			add("kubernetes-endpoints.yaml", Map.of("apiServer", addresses));
		}
	}

	private static boolean ofApiServer(Stored<EndpointSlice> slice) {
		return slice.namespace().equals("default")
				&& "kubernetes".equals(slice.labels().get("kubernetes.io/service-name"));
	}

	private void add(String file, Map<String, String> values) {
		AddOn.read(file, values).forEach(this.objects::addUnlessStated);
	}

}

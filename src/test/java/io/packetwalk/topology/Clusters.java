package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Container;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.LoadBalancerIngress;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodDns;
import io.packetwalk.cluster.PodNetworkConfiguration;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.cluster.Settings;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/** Clusters written down in a few lines. */
final class Clusters {

	private final CniPlugin cni;

	private final List<Node> nodes = new ArrayList<>();

	private final List<Pod> pods = new ArrayList<>();

	private final List<Service> services = new ArrayList<>();

	private final List<EndpointSlice> slices = new ArrayList<>();

	private final List<Ingress> ingresses = new ArrayList<>();

	private Clusters(CniPlugin cni, int nodes) {
		this.cni = cni;
		for (int i = 0; i < nodes; i++) {
			String name = (nodes <= 26) ? "node-" + (char) ('a' + i) : "node-%03d".formatted(i);
			this.nodes.add(new Node(name, IpAddress.of("172.18.0.2").plus(i), List.of(),
					new Cidr(IpAddress.of("10.42.0.0").plus(256L * i), 24), null, Map.of(), false));
		}
	}

	static Clusters ofNodes(int nodes) {
		return new Clusters(CniPlugin.FLANNEL, nodes);
	}

	static Clusters ofNodes(int nodes, CniPlugin cni) {
		return new Clusters(cni, nodes);
	}

	/**
	 * The lab of the first sample: cloudflared, Traefik behind reverse-proxy, CoreDNS.
	 */
	static Clusters homelab() {
		return ofNodes(2).pod("node-a", "homelab", "cloudflared-7c9d8bfd9c-x2kp4")
			.pod("node-a", "kube-system", "coredns-5dd5756b68-hq7wd")
			.pod("node-b", "homelab", "traefik-6df5979f88-2x7zw")
			.pod("node-b", "homelab", "traefik-6df5979f88-9b4lm")
			.service("homelab", "reverse-proxy", "10.43.152.220", "traefik")
			.service("kube-system", "kube-dns", "10.43.0.10", "coredns");
	}

	Clusters controlPlane() {
		Node first = this.nodes.getFirst();
		this.nodes.set(0, new Node(first.name(), first.internalIp(), List.of(), first.podCidr(), null, Map.of(), true));
		return this;
	}

	Clusters pod(@Nullable String node, String namespace, String name) {
		return pod(node, namespace, name, false, "Running");
	}

	Clusters hostPod(String node, String namespace, String name) {
		return pod(node, namespace, name, true, "Running");
	}

	Clusters pendingPod(String namespace, String name) {
		return pod(null, namespace, name, false, "Pending");
	}

	private Clusters pod(@Nullable String node, String namespace, String name, boolean host, String phase) {
		List<IpAddress> ips = new ArrayList<>();
		if (node != null) {
			Node on = this.nodes.stream()
				.filter((candidate) -> candidate.name().equals(node))
				.findFirst()
				.orElseThrow();
			long taken = this.pods.stream().filter((pod) -> node.equals(pod.node())).count();
			ips.add(host ? on.internalIp() : on.podCidr().at(2 + taken));
		}
		ObjectRef owner = new ObjectRef("Deployment", namespace, app(name));
		Container container = new Container("main", "example/" + app(name),
				List.of(new ContainerPort("web", 8000, Protocol.TCP, 0)), List.of());
		this.pods.add(new Pod(namespace, name, node, ips, host, phase, phase.equals("Running"), false,
				Map.of("app", app(name)), Map.of(), List.of(container), null, null, PodDns.clusterFirst(),
				new Origin(owner, "spec.template"), owner));
		return this;
	}

	private static String app(String podName) {
		return podName.replaceFirst("(-[a-z0-9]+){1,2}$", "");
	}

	/** A Service of the pods of an application that are there already. */
	Clusters service(String namespace, String name, String address, String app) {
		return service(namespace, name, "ClusterIP", address, app, List.of());
	}

	Clusters loadBalancer(String namespace, String name, String address, String app, String balancer) {
		return service(namespace, name, "LoadBalancer", address, app,
				List.of(new LoadBalancerIngress(IpAddress.of(balancer), null, false)));
	}

	private Clusters service(String namespace, String name, String type, String address, String app,
			List<LoadBalancerIngress> balancer) {
		List<ServicePort> ports = List.of(new ServicePort("web", Protocol.TCP, 80, "web", 0, null, 0),
				new ServicePort("admin", Protocol.TCP, 8080, "8080", 0, null, 1));
		this.services.add(new Service(namespace, name, type, List.of(IpAddress.of(address)), false, null, List.of(),
				balancer, Map.of("app", app), ports, 0, false, false, List.of(), 0, false, Map.of(), Map.of()));
		List<Endpoint> endpoints = this.pods.stream()
			.filter((pod) -> pod.namespace().equals(namespace) && app.equals(pod.labels().get("app")))
			.filter((pod) -> pod.ip() != null)
			.map((pod) -> new Endpoint(pod.ips().getFirst(), pod.ready(), pod.ready(), false, pod.node(), null,
					pod.key(), null, List.of(), List.of()))
			.toList();
		this.slices.add(new EndpointSlice(namespace, name + "-1", name, AddressFamily.IPV4,
				List.of(new EndpointSlice.SlicePort("web", Protocol.TCP, 8000)), endpoints));
		return this;
	}

	Clusters ingress(String namespace, String name, String host, String... services) {
		List<Ingress.Path> paths = new ArrayList<>();
		for (String service : services) {
			paths.add(new Ingress.Path("/" + service, "Prefix", new Ingress.Backend(service, "80")));
		}
		this.ingresses.add(new Ingress(namespace, name, "nginx", Map.of(), null, List.of(new Ingress.Rule(host, paths)),
				List.of(), List.of(), ""));
		return this;
	}

	Cluster build() {
		Settings settings = new Settings(Profile.K3S, ProxyMode.IPTABLES, this.cni, Cidr.of("10.42.0.0/16"),
				Cidr.of("10.43.0.0/16"), "cluster.local", "none",
				KubeProxyConfiguration.defaults(Cidr.of("10.42.0.0/16")), 42);
		return new Cluster(settings, List.of(), this.nodes, this.pods, this.services, this.slices, this.ingresses,
				List.of(), List.of(), List.of(), Outside.assumedWorld());
	}

	/** The same cluster with its pod network set up otherwise. */
	static Cluster with(Cluster cluster, PodNetworkConfiguration configuration) {
		Settings settings = cluster.settings().withPodNetwork(cluster.settings().cni(), configuration);
		return new Cluster(settings, cluster.namespaces(), cluster.nodes(), cluster.pods(), cluster.services(),
				cluster.endpointSlices(), cluster.ingresses(), cluster.ingressClasses(), cluster.networkPolicies(),
				cluster.configMaps(), cluster.outside());
	}

	/** Pods spread over nodes and namespaces, ten to a Service. */
	static Cluster large(int nodes, int pods, int namespaces) {
		Clusters clusters = ofNodes(nodes);
		for (int i = 0; i < pods; i++) {
			String node = clusters.nodes.get(i % nodes).name();
			clusters.pod(node, "team-" + i % namespaces, "app" + i / (10 * namespaces) + "-7c9d8bfd9c-p" + i);
		}
		for (int i = 0; i < pods / 10; i++) {
			String app = "app" + i / namespaces;
			clusters.service("team-" + i % namespaces, app, "10.43.1.0".replace("1.0", 1 + i / 200 + "." + i % 200),
					app);
		}
		return clusters.build();
	}

}

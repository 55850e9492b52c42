package io.packetwalk.clusterdns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.ConfigMap;
import io.packetwalk.cluster.Container;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.KubeProxyConfiguration;
import io.packetwalk.cluster.Namespace;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.cluster.Outside;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.PodDns;
import io.packetwalk.cluster.Profile;
import io.packetwalk.cluster.ProxyMode;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.cluster.Settings;
import io.packetwalk.net.AddressFamily;
import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.Protocol;

/**
 * A cluster from the few kinds DNS looks at, so that this room is tested without the
 * control plane. EndpointSlices are taken as written.
 */
final class YamlCluster {

	private final List<Namespace> namespaces = new ArrayList<>();

	private final List<Service> services = new ArrayList<>();

	private final List<Pod> pods = new ArrayList<>();

	private final List<EndpointSlice> slices = new ArrayList<>();

	private final List<ConfigMap> configMaps = new ArrayList<>();

	private Outside outside = Outside.assumedWorld();

	private Profile profile = Profile.KUBEADM;

	private final List<Node> nodes = new ArrayList<>();

	static YamlCluster of(String... yaml) {
		YamlCluster cluster = new YamlCluster();
		for (String text : yaml) {
			new Load(LoadSettings.builder().build()).loadAllFromString(text).forEach(cluster::add);
		}
		return cluster;
	}

	YamlCluster corefile(String text) {
		this.configMaps.add(new ConfigMap("kube-system", "coredns", Map.of("Corefile", text)));
		return this;
	}

	YamlCluster configMap(String name, Map<String, String> data) {
		this.configMaps.add(new ConfigMap("kube-system", name, data));
		return this;
	}

	YamlCluster outside(Outside world) {
		this.outside = world;
		return this;
	}

	YamlCluster profile(Profile distribution) {
		this.profile = distribution;
		return this;
	}

	YamlCluster node(String name, String address) {
		this.nodes
			.add(new Node(name, IpAddress.of(address), List.of(), Cidr.of("10.244.0.0/24"), null, Map.of(), false));
		return this;
	}

	Cluster build() {
		Cidr pods = Cidr.of("10.244.0.0/16");
		Settings settings = new Settings(this.profile, ProxyMode.IPTABLES, CniPlugin.FLANNEL, pods,
				Cidr.of("10.96.0.0/12"), "cluster.local", "none", KubeProxyConfiguration.defaults(pods), 42);
		this.services.sort(Comparator.comparing(Service::key));
		this.pods.sort(Comparator.comparing(Pod::key));
		return new Cluster(settings, this.namespaces, this.nodes, this.pods, this.services, this.slices, List.of(),
				List.of(), List.of(), this.configMaps, this.outside);
	}

	private void add(Object document) {
		Map<?, ?> object = map(document);
		Map<?, ?> metadata = map(object.get("metadata"));
		String namespace = text(metadata.get("namespace"), "default");
		String name = text(metadata.get("name"), "");
		switch (text(object.get("kind"), "")) {
			case "Namespace" -> this.namespaces.add(new Namespace(name, labels(metadata.get("labels"))));
			case "Service" -> this.services.add(service(namespace, name, metadata, map(object.get("spec"))));
			case "Pod" ->
				this.pods.add(pod(namespace, name, metadata, map(object.get("spec")), map(object.get("status"))));
			case "EndpointSlice" -> this.slices.add(slice(namespace, name, metadata, object));
			default -> throw new IllegalArgumentException("unexpected kind: " + object.get("kind"));
		}
	}

	private static Service service(String namespace, String name, Map<?, ?> metadata, Map<?, ?> spec) {
		String clusterIp = text(spec.get("clusterIP"), "");
		boolean headless = clusterIp.equals("None");
		List<IpAddress> addresses = new ArrayList<>();
		list(spec.get("clusterIPs"))
			.forEach((address) -> IpAddress.parse(address.toString()).ifPresent(addresses::add));
		List<ServicePort> ports = new ArrayList<>();
		for (Object port : list(spec.get("ports"))) {
			Map<?, ?> entry = map(port);
			ports.add(new ServicePort((String) entry.get("name"), Protocol.valueOf(text(entry.get("protocol"), "TCP")),
					(Integer) entry.get("port"), text(entry.get("targetPort"), entry.get("port").toString()), 0, null,
					ports.size()));
		}
		return new Service(namespace, name, text(spec.get("type"), "ClusterIP"), addresses, headless,
				(String) spec.get("externalName"),
				list(spec.get("externalIPs")).stream().map((address) -> IpAddress.of(address.toString())).toList(),
				List.of(), labels(spec.get("selector")), ports, 0, false, false, List.of(), 0,
				Boolean.TRUE.equals(spec.get("publishNotReadyAddresses")), labels(metadata.get("labels")), Map.of());
	}

	private static Pod pod(String namespace, String name, Map<?, ?> metadata, Map<?, ?> spec, Map<?, ?> status) {
		List<IpAddress> addresses = new ArrayList<>();
		list(status.get("podIPs")).forEach((entry) -> addresses.add(IpAddress.of(map(entry).get("ip").toString())));
		boolean ready = list(status.get("conditions")).stream()
			.anyMatch((condition) -> "True".equals(map(condition).get("status")));
		return new Pod(namespace, name, "node-a", addresses, Boolean.TRUE.equals(spec.get("hostNetwork")),
				text(status.get("phase"), "Running"), ready, metadata.containsKey("deletionTimestamp"),
				labels(metadata.get("labels")), Map.of(), containers(spec), (String) spec.get("hostname"),
				(String) spec.get("subdomain"), dns(spec), new Origin(new ObjectRef("Pod", namespace, name), ""), null);
	}

	private static List<Container> containers(Map<?, ?> spec) {
		return list(spec.get("containers")).stream()
			.map(YamlCluster::map)
			.map((entry) -> new Container(text(entry.get("name"), ""), text(entry.get("image"), ""), List.of(),
					List.of()))
			.toList();
	}

	/** The DNS part of a pod's spec. */
	static PodDns dns(Map<?, ?> spec) {
		Map<?, ?> config = map(spec.get("dnsConfig"));
		List<String> options = new ArrayList<>();
		for (Object option : list(config.get("options"))) {
			Map<?, ?> entry = map(option);
			options.add(
					entry.get("name") + Optional.ofNullable(entry.get("value")).map((value) -> ":" + value).orElse(""));
		}
		return new PodDns(text(spec.get("dnsPolicy"), "ClusterFirst"),
				list(config.get("nameservers")).stream().map((address) -> IpAddress.of(address.toString())).toList(),
				list(config.get("searches")).stream().map(Object::toString).toList(), options, Map.of());
	}

	private static EndpointSlice slice(String namespace, String name, Map<?, ?> metadata, Map<?, ?> object) {
		List<EndpointSlice.SlicePort> ports = list(object.get("ports")).stream()
			.map(YamlCluster::map)
			.map((port) -> new EndpointSlice.SlicePort(text(port.get("name"), ""),
					Protocol.valueOf(text(port.get("protocol"), "TCP")), (Integer) port.get("port")))
			.toList();
		List<Endpoint> endpoints = new ArrayList<>();
		for (Object entry : list(object.get("endpoints"))) {
			Map<?, ?> endpoint = map(entry);
			boolean ready = Boolean.TRUE.equals(map(endpoint.get("conditions")).get("ready"));
			Map<?, ?> target = map(endpoint.get("targetRef"));
			for (Object address : list(endpoint.get("addresses"))) {
				endpoints.add(new Endpoint(IpAddress.of(address.toString()), ready, ready, false, "node-a", null,
						target.isEmpty() ? null : target.get("namespace") + "/" + target.get("name"),
						(String) endpoint.get("hostname"), List.of(), List.of()));
			}
		}
		return new EndpointSlice(namespace, name, labels(metadata.get("labels")).get("kubernetes.io/service-name"),
				"IPv6".equals(object.get("addressType")) ? AddressFamily.IPV6 : AddressFamily.IPV4, ports, endpoints);
	}

	private static Map<String, String> labels(Object value) {
		Map<String, String> labels = new LinkedHashMap<>();
		map(value).forEach((key, label) -> labels.put(key.toString(), label.toString()));
		return labels;
	}

	private static Map<?, ?> map(Object value) {
		return (value instanceof Map<?, ?> map) ? map : Map.of();
	}

	private static List<?> list(Object value) {
		return (value instanceof List<?> list) ? list : List.of();
	}

	private static String text(Object value, String otherwise) {
		return (value != null) ? value.toString() : otherwise;
	}

}

package io.packetwalk.ingress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.CniPlugin;
import io.packetwalk.cluster.Container;
import io.packetwalk.cluster.ContainerPort;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.EndpointSlice;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.IngressClass;
import io.packetwalk.cluster.KubeProxyConfiguration;
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
 * The few kinds and fields the vectors use, read straight into a Cluster: this room's
 * tests need no control plane.
 */
final class VectorCluster {

	private final List<Pod> pods = new ArrayList<>();

	private final List<Service> services = new ArrayList<>();

	private final List<Ingress> ingresses = new ArrayList<>();

	private final List<IngressClass> classes = new ArrayList<>();

	static Cluster read(String controller, String yaml) {
		VectorCluster reading = new VectorCluster();
		StreamSupport.stream(new Load(LoadSettings.builder().build()).loadAllFromString(yaml).spliterator(), false)
			.filter(Objects::nonNull)
			.map(Fields::new)
			.forEach(reading::add);
		Settings settings = new Settings(Profile.KUBEADM, ProxyMode.IPTABLES, CniPlugin.FLANNEL,
				Cidr.of("10.244.0.0/16"), Cidr.of("10.96.0.0/12"), "cluster.local", controller,
				KubeProxyConfiguration.defaults(null), 42);
		return new Cluster(settings, List.of(), List.of(), reading.pods, reading.services, reading.slices(),
				reading.ingresses, reading.classes, List.of(), List.of(), Outside.assumedWorld());
	}

	/** A part of a document, with absent parts empty. */
	private record Fields(Object value) {

		Fields at(String path) {
			Object current = this.value;
			for (String key : path.split("/")) {
				current = (current instanceof Map<?, ?> map) ? map.get(key) : null;
			}
			return new Fields(current);
		}

		String text() {
			return (this.value != null) ? this.value.toString() : "";
		}

		String orNull() {
			return (this.value != null) ? this.value.toString() : null;
		}

		List<Fields> items() {
			return (this.value instanceof List<?> list) ? list.stream().map(Fields::new).toList() : List.of();
		}

		@SuppressWarnings("unchecked")
		Map<String, String> map() {
			return (this.value instanceof Map<?, ?> map) ? (Map<String, String>) map : Map.of();
		}

	}

	private void add(Fields object) {
		switch (object.at("kind").text()) {
			case "Pod" -> this.pods.add(pod(object));
			case "Service" -> this.services.add(service(object));
			case "Ingress" -> this.ingresses.add(ingress(object));
			case "IngressClass" -> this.classes
				.add(new IngressClass(object.at("metadata/name").text(), object.at("spec/controller").text(),
						object.at("metadata/annotations").map().containsValue("true")));
			case "Namespace" -> {
			}
			default -> throw new IllegalArgumentException("a vector with a " + object.at("kind").text());
		}
	}

	private static Pod pod(Fields object) {
		String name = object.at("metadata/name").text();
		String namespace = object.at("metadata/namespace").text();
		boolean ready = object.at("status/conditions")
			.items()
			.stream()
			.anyMatch((condition) -> condition.at("type").text().equals("Ready")
					&& condition.at("status").text().equals("True"));
		List<Container> containers = object.at("spec/containers")
			.items()
			.stream()
			.map((container) -> new Container(container.at("name").text(), container.at("image").text(),
					container.at("ports")
						.items()
						.stream()
						.map((port) -> new ContainerPort(port.at("name").orNull(),
								Integer.parseInt(port.at("containerPort").text()), Protocol.TCP, 0))
						.toList(),
					container.at("args").items().stream().map(Fields::text).toList()))
			.toList();
		IpAddress address = IpAddress.of(object.at("status/podIP").text());
		return new Pod(namespace, name, "node-a", List.of(address), false, "Running", ready, false,
				object.at("metadata/labels").map(), Map.of(), containers, null, null, PodDns.clusterFirst(),
				new Origin(new ObjectRef("Pod", namespace, name), ""), null);
	}

	private static Service service(Fields object) {
		List<Fields> ports = object.at("spec/ports").items();
		String clusterIp = object.at("spec/clusterIP").text();
		boolean headless = clusterIp.equals("None");
		List<IpAddress> addresses = (clusterIp.isEmpty() || headless) ? List.of() : List.of(IpAddress.of(clusterIp));
		return new Service(object.at("metadata/namespace").text(), object.at("metadata/name").text(), "ClusterIP",
				addresses, headless, object.at("spec/externalName").orNull(), List.of(), List.of(),
				object.at("spec/selector").map(),
				IntStream.range(0, ports.size()).mapToObj((i) -> servicePort(ports.get(i), i)).toList(), 0, false,
				false, List.of(), 0, false, Map.of(), object.at("metadata/annotations").map());
	}

	private static ServicePort servicePort(Fields port, int index) {
		String number = port.at("port").text();
		String target = port.at("targetPort").text();
		return new ServicePort(port.at("name").orNull(), Protocol.TCP, Integer.parseInt(number),
				target.isEmpty() ? number : target, 0, null, index);
	}

	/**
	 * A slice for each resolved target port, as the endpointslice controller makes them.
	 */
	private List<EndpointSlice> slices() {
		List<EndpointSlice> slices = new ArrayList<>();
		for (Service service : this.services) {
			List<Pod> selected = this.pods.stream()
				.filter((pod) -> pod.namespace().equals(service.namespace()) && !service.selector().isEmpty()
						&& pod.labels().entrySet().containsAll(service.selector().entrySet()))
				.toList();
			for (Pod pod : selected) {
				slices.add(new EndpointSlice(service.namespace(), service.name() + "-" + pod.name(), service.name(),
						AddressFamily.IPV4,
						service.ports()
							.stream()
							.map((port) -> new EndpointSlice.SlicePort((port.name() != null) ? port.name() : "",
									Protocol.TCP, resolve(port.targetPort(), pod)))
							.toList(),
						List.of(new Endpoint(Objects.requireNonNull(pod.ip()), pod.ready(), pod.ready(), false,
								"node-a", null, pod.key(), null, List.of(), List.of()))));
			}
		}
		return slices;
	}

	private static int resolve(String target, Pod pod) {
		return target.matches("\\d+") ? Integer.parseInt(target)
				: pod.containers()
					.stream()
					.flatMap((container) -> container.ports().stream())
					.filter((port) -> target.equals(port.name()))
					.findFirst()
					.orElseThrow()
					.port();
	}

	private static Ingress ingress(Fields object) {
		return new Ingress(object.at("metadata/namespace").text(), object.at("metadata/name").text(),
				object.at("spec/ingressClassName").orNull(), object.at("metadata/annotations").map(),
				backend(object.at("spec/defaultBackend")),
				object.at("spec/rules").items().stream().map(VectorCluster::rule).toList(),
				object.at("spec/tls")
					.items()
					.stream()
					.flatMap((tls) -> tls.at("hosts").items().stream())
					.map(Fields::text)
					.toList(),
				List.of(), object.at("metadata/creationTimestamp").text());
	}

	private static Ingress.Rule rule(Fields rule) {
		return new Ingress.Rule(rule.at("host").orNull(),
				rule.at("http/paths")
					.items()
					.stream()
					.map((path) -> new Ingress.Path(path.at("path").text(), path.at("pathType").text(),
							Objects.requireNonNull(backend(path.at("backend")))))
					.toList());
	}

	private static Ingress.Backend backend(Fields backend) {
		if (backend.value() == null) {
			return null;
		}
		String name = backend.at("service/port/name").text();
		return new Ingress.Backend(backend.at("service/name").orNull(),
				name.isEmpty() ? backend.at("service/port/number").text() : name);
	}

}

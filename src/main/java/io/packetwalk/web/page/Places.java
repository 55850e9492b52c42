package io.packetwalk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.cluster.ServicePort;
import io.packetwalk.net.Protocol;

/** Where a request can come from and go to, as offered while typing. */
public final class Places {

	private static final Set<String> HTTP_PORTS = Set.of("80", "8080", "8000", "8888", "3000", "5000", "9000", "9090");

	/**
	 * More pods than these are not offered one by one: nobody finds one in such a list.
	 */
	private static final int OFFERED = 600;

	private Places() {
	}

	/**
	 * A place.
	 *
	 * @param value as a request names it
	 * @param label in words
	 */
	public record Place(String value, String label) {
	}

	/** Workloads first, then pods, nodes and the outside; the add-ons' pods last. */
	public static List<Place> sources(Cluster cluster) {
		Set<Place> places = new LinkedHashSet<>();
		List<Pod> running = cluster.pods().stream().filter((pod) -> pod.ip() != null).toList();
		running.stream()
			.filter((pod) -> !isAddOn(pod.namespace()) && pod.owner() != null)
			.forEach((pod) -> places.add(new Place(workload(pod), "any pod of " + pod.owner())));
		running.stream()
			.filter((pod) -> !isAddOn(pod.namespace()) && (running.size() <= OFFERED || pod.owner() == null))
			.forEach((pod) -> places.add(place(pod)));
		cluster.nodes().forEach((node) -> places.add(new Place("node/" + node.name(), "node, " + node.internalIp())));
		places.add(new Place("external", "outside the cluster"));
		cluster.outside()
			.clients()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach((client) -> places
				.add(new Place("external/" + client.getKey(), "outside the cluster, " + client.getValue())));
		running.stream().filter((pod) -> isAddOn(pod.namespace())).forEach((pod) -> places.add(place(pod)));
		return List.copyOf(places);
	}

	private static Place place(Pod pod) {
		return new Place("pod/" + pod.key(), "pod, " + pod.ip() + ((pod.node() != null) ? " on " + pod.node() : ""));
	}

	/**
	 * The workload a pod belongs to, as a request names it; the pod itself when there is
	 * none.
	 */
	static String workload(Pod pod) {
		ObjectRef owner = pod.owner();
		return (owner == null) ? "pod/" + pod.key()
				: owner.kind().toLowerCase(Locale.ROOT) + "/" + owner.namespace() + "/" + owner.name();
	}

	/** The hosts of Ingresses, then every port of every Service. */
	static List<Place> targets(Cluster cluster) {
		Set<Place> places = new LinkedHashSet<>();
		for (Ingress ingress : cluster.ingresses()) {
			urls(ingress).forEach((url) -> places.add(new Place(url, "Ingress " + ingress.key())));
		}
		List<Service> services = new ArrayList<>(cluster.services());
		services.sort(Comparator.comparing((service) -> isAddOn(service.namespace())));
		for (Service service : services) {
			String host = service.name() + "." + service.namespace();
			service.ports()
				.forEach(
						(port) -> places.add(new Place(url(port, host), service.type() + " Service " + service.key())));
		}
		return List.copyOf(places);
	}

	static List<String> urls(Ingress ingress) {
		Set<String> urls = new LinkedHashSet<>();
		for (Ingress.Rule rule : ingress.rules()) {
			String host = rule.host();
			if (host != null) {
				String scheme = ingress.tls().contains(host) ? "https://" : "http://";
				String typed = scheme + host.replace("*", "any");
				rule.paths().forEach((path) -> urls.add(typed + (path.path().startsWith("/") ? path.path() : "/")));
			}
		}
		return List.copyOf(urls);
	}

	/** The URL a person would type for a port of a Service. */
	static String url(ServicePort port, String host) {
		String name = (port.name() != null) ? port.name().toLowerCase(Locale.ROOT) : "";
		if (port.protocol() == Protocol.UDP) {
			return port.port() == 53 ? "dns://kubernetes.default" : "udp://" + host + ":" + port.port();
		}
		if (port.port() == 443 || name.startsWith("https")) {
			return "https://" + host + ((port.port() == 443) ? "/" : ":" + port.port() + "/");
		}
		boolean http = name.startsWith("http") || name.startsWith("web")
				|| HTTP_PORTS.contains(String.valueOf(port.port())) || HTTP_PORTS.contains(port.targetPort());
		if (!http || port.protocol() != Protocol.TCP) {
			return "tcp://" + host + ":" + port.port();
		}
		return "http://" + host + ((port.port() == 80) ? "/" : ":" + port.port() + "/");
	}

	/** Whether a namespace is one of the cluster's own parts. */
	public static boolean isAddOn(String namespace) {
		return namespace.startsWith("kube-") || namespace.equals("ingress-nginx")
				|| namespace.equals("local-path-storage");
	}

	static boolean isApiServer(Service service) {
		return service.key().equals("default/kubernetes");
	}

}

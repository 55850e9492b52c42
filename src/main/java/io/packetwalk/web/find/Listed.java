package io.packetwalk.web.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.NetworkPolicy;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;
import io.packetwalk.topology.Workloads;
import io.packetwalk.web.find.Found.Group;

/** The objects of a cluster by their names, kinds, labels and addresses. */
final class Listed {

	private final List<Entry> entries = new ArrayList<>();

	/**
	 * An object.
	 *
	 * @param found what a search shows of it
	 * @param name its name, small
	 * @param text all that it is found by, small
	 * @param addOn whether it is one of the cluster's own parts
	 */
	private record Entry(Found found, String name, String text, boolean addOn) {

		/** How well words fit: 0 is best, -1 not at all. */
		int rank(List<String> words) {
			if (!words.stream().allMatch(this.text::contains)) {
				return -1;
			}
			String word = words.getLast();
			String last = word.substring(word.lastIndexOf('/') + 1);
			return this.name.equals(last) ? 0 : this.name.startsWith(last) ? 1 : this.name.contains(last) ? 2 : 3;
		}

	}

	private Listed() {
	}

	static Listed of(Cluster cluster, String lab) {
		Listed listed = new Listed();
		cluster.services().forEach((service) -> listed.add(service));
		cluster.ingresses().forEach((ingress) -> listed.add(ingress));
		listed.workloads(cluster);
		cluster.pods().forEach((pod) -> listed.add(pod));
		cluster.nodes()
			.forEach((node) -> listed.add("Node", "", node.name(), node.labels(),
					node.internalIp() + ", pods " + node.podCidr(), List.of("node/" + node.name()), ""));
		cluster.namespaces()
			.stream()
			.filter((namespace) -> cluster.uses(namespace.name()))
			.forEach((namespace) -> listed.add("Namespace", "", namespace.name(), namespace.labels(), "",
					List.of("namespace/" + namespace.name()), ""));
		cluster.networkPolicies().forEach((policy) -> listed.add(policy, lab));
		listed.edge(cluster, lab);
		return listed;
	}

	/** Those with all the words, the best fit first. */
	List<Found> find(List<String> words) {
		record Ranked(Entry entry, int rank) {
		}
		return words.isEmpty() ? List.of()
				: this.entries.stream()
					.map((entry) -> new Ranked(entry, entry.rank(words)))
					.filter((ranked) -> ranked.rank >= 0)
					.sorted(Comparator.comparingInt((Ranked ranked) -> ranked.rank)
						.thenComparing((ranked) -> ranked.entry.addOn))
					.map((ranked) -> ranked.entry.found)
					.toList();
	}

	private void add(Service service) {
		String ports = service.ports()
			.stream()
			.map((port) -> port.port() + ((port.nodePort() > 0) ? ":" + port.nodePort() : ""))
			.collect(Collectors.joining(" "));
		String address = (service.clusterIp() != null) ? service.clusterIp().toString()
				: service.headless() ? "headless" : String.valueOf(service.externalName());
		add("Service", service.namespace(), service.name(), service.labels(),
				service.type() + ", " + address + ((ports.isEmpty()) ? "" : ", port " + ports), Boxes.boxes(service),
				"");
	}

	private void add(Ingress ingress) {
		String hosts = ingress.rules()
			.stream()
			.map((rule) -> (rule.host() != null) ? rule.host() : "every host")
			.distinct()
			.collect(Collectors.joining(", "));
		add("Ingress", ingress.namespace(), ingress.name(), Map.of(), hosts,
				List.of("ingress/" + ingress.key(), "namespace/" + ingress.namespace()), "");
	}

	private void add(Pod pod) {
		String address = pod.ips().stream().map(Object::toString).collect(Collectors.joining(", "));
		add("Pod", pod.namespace(), pod.name(), pod.labels(),
				address + (address.isEmpty() ? "" : ", ") + Boxes.where(pod), Boxes.boxes(pod), "");
	}

	private void add(NetworkPolicy policy, String lab) {
		add("NetworkPolicy", policy.namespace(), policy.name(), Map.of(), "policies of its namespace", List.of(),
				"/labs/" + lab + "/policies?ns=" + policy.namespace());
	}

	private void workloads(Cluster cluster) {
		Map<ObjectRef, List<Pod>> pods = new LinkedHashMap<>();
		cluster.pods()
			.stream()
			.filter((pod) -> pod.owner() != null)
			.forEach((pod) -> pods.computeIfAbsent(pod.owner(), (key) -> new ArrayList<>()).add(pod));
		pods.forEach((owner, own) -> {
			List<String> boxes = Stream
				.concat(Stream.ofNullable(Workloads.id(own.getFirst())), Boxes.boxes(own.getFirst()).stream())
				.distinct()
				.toList();
			add(owner.kind(), String.valueOf(owner.namespace()), owner.name(), own.getFirst().labels(),
					own.size() + ((own.size() == 1) ? " pod" : " pods"), boxes, "");
		});
	}

	private void edge(Cluster cluster, String lab) {
		String page = "/labs/" + lab + "/routes";
		cluster.edge()
			.gatewayApi()
			.gateways()
			.forEach((gateway) -> add("Gateway", gateway.namespace(), gateway.name(), Map.of(),
					gateway.listeners().size() + " listeners", List.of(), page));
		cluster.edge()
			.gatewayApi()
			.routes()
			.forEach((route) -> add(route.identity().kind(), route.identity().namespace(), route.identity().name(),
					Map.of(), String.join(", ", route.hostnames()), List.of(), page));
		cluster.edge()
			.traefik()
			.routes()
			.forEach((route) -> add("IngressRoute", route.namespace(), route.name(), Map.of(),
					route.routes().stream().map((one) -> one.match()).collect(Collectors.joining(", ")), List.of(),
					page));
	}

	private void add(String kind, String namespace, String name, Map<String, String> labels, String says,
			List<String> boxes, String href) {
		String key = namespace.isEmpty() ? name : namespace + "/" + name;
		Found found = new Found(Group.OBJECT, kind, "", kind + " " + key, says, boxes, href, false, "");
		StringBuilder text = new StringBuilder(kind).append(' ').append(key).append(' ').append(says);
		labels.forEach((label, value) -> text.append(' ').append(label).append('=').append(value));
		this.entries.add(new Entry(found, name.toLowerCase(Locale.ROOT), text.toString().toLowerCase(Locale.ROOT),
				namespace.startsWith("kube-") || name.startsWith("kube-")));
	}

}

package io.packetwalk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Endpoint;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.Node;
import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;

/**
 * The objects of a cluster by namespace: workloads with their pods, Services, Ingresses;
 * its nodes last.
 */
final class ObjectTree {

	private final Cluster cluster;

	private final Map<String, List<Entry>> namespaces = new TreeMap<>(
			Comparator.comparing((String namespace) -> Places.isAddOn(namespace)).thenComparing((name) -> name));

	private ObjectTree(Cluster cluster) {
		this.cluster = cluster;
	}

	/** One namespace. */
	record Group(String namespace, List<Entry> objects) {
	}

	/** One object; the vertex is null when the picture has no box of it. */
	record Entry(String kind, String name, String detail, @Nullable String vertex, List<Entry> children) {
	}

	/** The add-ons' namespaces come last. */
	static List<Group> of(Cluster cluster) {
		ObjectTree tree = new ObjectTree(cluster);
		tree.workloads();
		cluster.services().forEach(tree::service);
		cluster.ingresses().forEach(tree::ingress);
		List<Group> groups = new ArrayList<>();
		tree.namespaces.forEach((namespace, objects) -> groups.add(new Group(namespace, objects)));
		groups.add(new Group("", cluster.nodes().stream().map(ObjectTree::node).toList()));
		return List.copyOf(groups);
	}

	/**
	 * The pods of a workload, in the order of the tree.
	 * @param workload {@code Deployment/shop/web}; of another one there are none
	 */
	static List<Entry> podsOf(Cluster cluster, String workload) {
		return cluster.pods().stream().filter((pod) -> {
			ObjectRef owner = pod.owner();
			return owner != null && workload.equals(owner.kind() + "/" + owner.namespace() + "/" + owner.name());
		}).map(ObjectTree::entry).toList();
	}

	private void add(String namespace, Entry entry) {
		this.namespaces.computeIfAbsent(namespace, (key) -> new ArrayList<>()).add(entry);
	}

	private void workloads() {
		Map<ObjectRef, List<Entry>> pods = new LinkedHashMap<>();
		for (Pod pod : this.cluster.pods()) {
			ObjectRef owner = pod.owner();
			if (owner == null) {
				add(pod.namespace(), entry(pod));
			}
			else {
				pods.computeIfAbsent(owner, (key) -> new ArrayList<>()).add(entry(pod));
			}
		}
		pods.forEach((owner, entries) -> add(String.valueOf(owner.namespace()),
				new Entry(owner.kind(), owner.name(), count(entries.size(), "pod"), null, entries)));
	}

	private static Entry entry(Pod pod) {
		String state = pod.terminating() ? "terminating"
				: pod.ready() ? "" : pod.phase().equals("Running") ? "not ready" : pod.phase().toLowerCase(Locale.ROOT);
		String address = (pod.ip() != null) ? pod.ip().toString() : "";
		return new Entry("Pod", pod.name(), (address + " " + state).strip(), "pod/" + pod.key(), List.of());
	}

	private static Entry node(Node node) {
		return new Entry("Node", node.name(), node.internalIp().toString(), "node/" + node.name(), List.of());
	}

	private void service(Service service) {
		String ports = service.ports().stream().map((port) -> ":" + port.port()).collect(Collectors.joining(" "));
		String address = (service.clusterIp() != null) ? service.clusterIp().toString()
				: service.headless() ? "headless" : (service.externalName() != null) ? service.externalName() : "";
		add(service.namespace(), new Entry("Service", service.name(), (address + " " + ports).strip(),
				"service/" + service.key(), List.of(endpoints(service))));
	}

	private Entry endpoints(Service service) {
		List<Endpoint> endpoints = this.cluster.slicesOf(service)
			.stream()
			.flatMap((slice) -> slice.endpoints().stream())
			.toList();
		long ready = endpoints.stream().filter(Endpoint::ready).count();
		return new Entry("EndpointSlice", count(endpoints.size(), "endpoint"), ready + " ready",
				"service/" + service.key(), List.of());
	}

	private void ingress(Ingress ingress) {
		String hosts = ingress.rules()
			.stream()
			.map((rule) -> (rule.host() != null) ? rule.host() : "*")
			.distinct()
			.collect(Collectors.joining(" "));
		add(ingress.namespace(), new Entry("Ingress", ingress.name(), hosts, "ingress/" + ingress.key(), List.of()));
	}

	private static String count(int number, String noun) {
		return number + " " + noun + ((number == 1) ? "" : "s");
	}

}

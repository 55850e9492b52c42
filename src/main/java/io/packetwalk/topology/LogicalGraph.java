package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.Pod;
import io.packetwalk.cluster.Service;

/** Gathers what routes to and what selects what, namespace by namespace. */
final class LogicalGraph {

	private static final int MOST_NAMESPACES = 60;

	private final Cluster cluster;

	private final Endpoints endpoints;

	private final Focus focus;

	private final Detail detail;

	private final Set<String> servicesOnPath;

	LogicalGraph(Cluster cluster, Endpoints endpoints, Focus focus) {
		this.cluster = cluster;
		this.endpoints = endpoints;
		this.focus = focus;
		this.detail = Detail.of(cluster);
		this.servicesOnPath = new LinkedHashSet<>(focus.named("service/"));
		this.servicesOnPath.addAll(this.endpoints.servicesOf(focus.named("pod/")));
	}

	/** The namespaces that hold something, those a person made first. */
	List<NamespaceGraph> namespaces() {
		Map<String, Contents> byName = new TreeMap<>(Order.namespaces());
		this.cluster.pods().forEach((pod) -> contents(byName, pod.namespace()).pods.add(pod));
		this.cluster.services().forEach((service) -> contents(byName, service.namespace()).services.add(service));
		this.cluster.ingresses().forEach((ingress) -> contents(byName, ingress.namespace()).ingresses.add(ingress));
		List<NamespaceGraph> graphs = byName.entrySet()
			.stream()
			.map((entry) -> graph(entry.getKey(), entry.getValue()))
			.toList();
		return (this.detail == Detail.PATH) ? near(graphs) : graphs;
	}

	/** Those on the path; without one those in trouble, then the first. */
	private List<NamespaceGraph> near(List<NamespaceGraph> graphs) {
		boolean path = graphs.stream().anyMatch((graph) -> !graph.members().isEmpty()) && !this.focus.stops().isEmpty();
		List<NamespaceGraph> shown = graphs.stream()
			.filter((graph) -> !path || !graph.members().isEmpty())
			.sorted(Comparator.comparing((NamespaceGraph graph) -> graph.members().isEmpty())
				.thenComparing((graph) -> graph.troubled() == 0))
			.limit(Math.max(MOST_NAMESPACES, graphs.stream().filter((graph) -> !graph.members().isEmpty()).count()))
			.toList();
		List<NamespaceGraph> result = new ArrayList<>(graphs.stream().filter(shown::contains).toList());
		if (shown.size() < graphs.size()) {
			result.add(NamespaceGraph.rest(graphs.stream().filter((graph) -> !shown.contains(graph)).toList()));
		}
		return result;
	}

	private static Contents contents(Map<String, Contents> byName, String namespace) {
		return byName.computeIfAbsent(namespace, (key) -> new Contents());
	}

	private NamespaceGraph graph(String name, Contents contents) {
		String id = "namespace/" + name;
		Boolean open = this.detail.closesNamespaces() ? Boolean.valueOf(this.focus.isOpen(id)) : null;
		boolean closed = open != null && !open;
		List<Ingress> ingresses = contents.ingresses.stream().filter((ingress) -> !closed || isNear(ingress)).toList();
		List<Service> services = contents.services.stream().filter((service) -> !closed || isNear(service)).toList();
		PodGroups pods = PodGroups.of(contents.pods, this.detail != Detail.PODS, closed, this.focus);
		List<WorkloadCard> cards = pods.boxes();
		List<Vertex> members = new ArrayList<>();
		List<NamespaceGraph.Link> links = new ArrayList<>();
		ingresses.forEach((ingress) -> members.add(LogicalBoxes.of(ingress)));
		services.forEach((service) -> members.add(LogicalBoxes.of(service, this.endpoints.readyOf(service))));
		ingresses.forEach((ingress) -> routes(ingress, members, links));
		services.forEach((service) -> selects(service, pods, links));
		members.addAll(selectedFirst(cards.stream().map(WorkloadCard::box).toList(), links));
		int left = pods.left() + contents.services.size() - services.size();
		if (!members.isEmpty() && left > 0) {
			members.add(LogicalBoxes.rest(name, left));
		}
		List<String> entrances = Stream
			.concat(ingresses.stream().map(LogicalBoxes::id),
					services.stream().filter(LogicalGraph::isReachedFromOutside).map(LogicalBoxes::id))
			.toList();
		return new NamespaceGraph(id, name, members,
				cards.stream().collect(Collectors.toMap((card) -> card.box().id(), Function.identity())), links,
				entrances, contents.services.size(), contents.pods.size(), troubled(contents.pods), open);
	}

	private static int troubled(List<Pod> pods) {
		return (int) pods.stream().filter((pod) -> PodBoxes.state(pod) != VertexState.READY).count();
	}

	/** Pods in the order of the Services that select them, then those nothing selects. */
	private static List<Vertex> selectedFirst(List<Vertex> pods, List<NamespaceGraph.Link> links) {
		Map<String, Integer> rank = new HashMap<>();
		links.forEach((link) -> rank.putIfAbsent(link.to(), rank.size()));
		return pods.stream()
			.sorted(Comparator.comparing((Vertex pod) -> rank.getOrDefault(pod.id(), Integer.MAX_VALUE)))
			.toList();
	}

	private boolean isNear(Service service) {
		return this.servicesOnPath.contains(service.key());
	}

	private boolean isNear(Ingress ingress) {
		return this.focus.isOnPath(LogicalBoxes.id(ingress)) || backends(ingress)
			.anyMatch((service) -> this.servicesOnPath.contains(ingress.namespace() + "/" + service));
	}

	private static boolean isReachedFromOutside(Service service) {
		return service.type().equals("LoadBalancer") || service.type().equals("NodePort")
				|| !service.externalIps().isEmpty();
	}

	private static Stream<String> backends(Ingress ingress) {
		Stream<Ingress.Backend> byRule = ingress.rules()
			.stream()
			.flatMap((rule) -> rule.paths().stream())
			.map(Ingress.Path::backend);
		return Stream.concat(byRule, Stream.ofNullable(ingress.defaultBackend()))
			.map(Ingress.Backend::service)
			.filter(Objects::nonNull)
			.distinct();
	}

	/** A backend that does not exist is shown too: that is what is wrong. */
	private void routes(Ingress ingress, List<Vertex> members, List<NamespaceGraph.Link> links) {
		backends(ingress).forEach((name) -> {
			String id = "service/" + ingress.namespace() + "/" + name;
			if (members.stream().noneMatch((member) -> member.id().equals(id))) {
				members.add(this.cluster.service(ingress.namespace(), name)
					.map((service) -> LogicalBoxes.of(service, this.endpoints.readyOf(service)))
					.orElseGet(() -> LogicalBoxes.missing(ingress, name)));
			}
			links.add(new NamespaceGraph.Link(LogicalBoxes.id(ingress), id, EdgeKind.ROUTES));
		});
	}

	private void selects(Service service, PodGroups pods, List<NamespaceGraph.Link> links) {
		this.endpoints.podsOf(service)
			.stream()
			.map(pods::boxOf)
			.filter(Objects::nonNull)
			.distinct()
			.forEach((box) -> links.add(new NamespaceGraph.Link(LogicalBoxes.id(service), box, EdgeKind.SELECTS)));
	}

	private static final class Contents {

		private final List<Pod> pods = new ArrayList<>();

		private final List<Service> services = new ArrayList<>();

		private final List<Ingress> ingresses = new ArrayList<>();

	}

}

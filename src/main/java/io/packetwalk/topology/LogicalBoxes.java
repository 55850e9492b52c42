package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.packetwalk.cluster.Ingress;
import io.packetwalk.cluster.Service;

/** What is written on the boxes of Ingresses and Services. */
final class LogicalBoxes {

	private static final int WIDTH = NamespaceGraph.MEMBER_WIDTH;

	private LogicalBoxes() {
	}

	static String id(Service service) {
		return "service/" + service.key();
	}

	static String id(Ingress ingress) {
		return "ingress/" + ingress.key();
	}

	static Vertex of(Service service, int readyEndpoints) {
		boolean lonely = readyEndpoints == 0 && service.externalName() == null;
		List<String> lines = List.of(Lettering.mono(ServiceText.where(service), WIDTH),
				Lettering.small(lonely ? "no ready endpoints" : ServiceText.typeAndPorts(service), WIDTH));
		return box(id(service), VertexKind.SERVICE, service.name(), lines,
				lonely ? VertexState.NO_ENDPOINTS : VertexState.NONE, ServiceText.title(service, readyEndpoints));
	}

	static Vertex of(Ingress ingress) {
		List<String> hosts = ingress.rules()
			.stream()
			.map(Ingress.Rule::host)
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		String more = (hosts.size() > 1) ? " +" + (hosts.size() - 1) : "";
		String host = hosts.isEmpty() ? "every host" : hosts.getFirst() + more;
		String className = (ingress.className() != null) ? "Ingress · " + ingress.className() : "Ingress";
		return box(id(ingress), VertexKind.INGRESS, ingress.name(),
				List.of(Lettering.mono(host, WIDTH), Lettering.small(className, WIDTH)), VertexState.NONE,
				title(ingress));
	}

	/** A Service an Ingress names that does not exist. */
	static Vertex missing(Ingress ingress, String name) {
		return box("service/" + ingress.namespace() + "/" + name, VertexKind.SERVICE, name,
				List.of("does not exist", "named by an Ingress"), VertexState.NO_ENDPOINTS, "Service "
						+ ingress.namespace() + "/" + name + " does not exist; Ingress " + ingress.key() + " names it");
	}

	/** What a closed namespace holds beside what is next to the path. */
	static Vertex rest(String namespace, int count) {
		Vertex rest = box("rest/" + namespace, VertexKind.MORE, "+" + count + " more", List.of("not on the path"),
				VertexState.NONE, count + " more Services and pods of namespace " + namespace);
		return new Vertex(rest.id(), rest.kind(), rest.label(), rest.lines(), null, 0, 0, WIDTH, rest.height(),
				rest.state(), count, rest.title());
	}

	private static String title(Ingress ingress) {
		List<String> parts = new ArrayList<>();
		parts.add("Ingress " + ingress.key());
		for (Ingress.Rule rule : ingress.rules()) {
			String host = (rule.host() != null) ? rule.host() : "*";
			rule.paths().forEach((path) -> parts.add(host + path.path() + " to " + backend(path.backend())));
		}
		if (ingress.defaultBackend() != null) {
			parts.add("anything else to " + backend(ingress.defaultBackend()));
		}
		return String.join(", ", parts);
	}

	private static String backend(Ingress.Backend backend) {
		return (backend.service() != null) ? backend.service() + ":" + backend.port() : "a resource";
	}

	private static Vertex box(String id, VertexKind kind, String name, List<String> lines, VertexState state,
			String title) {
		return new Vertex(id, kind, Lettering.name(name, WIDTH), lines, null, 0, 0, WIDTH,
				Lettering.height(lines.size()), state, 0, title);
	}

}

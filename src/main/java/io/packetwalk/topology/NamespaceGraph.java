package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is shown of one namespace, before it has a place.
 *
 * @param id its id
 * @param name its name
 * @param members its boxes, sized but not placed
 * @param cards what is in those boxes that are open, by their id
 * @param links what routes to and what selects what
 * @param entrances the members that are reached from outside
 * @param services how many Services it has
 * @param pods how many pods it has
 * @param troubled how many of them are not ready
 * @param open whether it shows its workloads, null where it always does
 */
record NamespaceGraph(String id, String name, List<Vertex> members, Map<String, WorkloadCard> cards, List<Link> links,
		List<String> entrances, int services, int pods, int troubled, @Nullable Boolean open) {

	static final int MEMBER_WIDTH = 176;

	/** Namespaces nothing is shown of, as one card. */
	static NamespaceGraph rest(List<NamespaceGraph> graphs) {
		return new NamespaceGraph("more-namespaces",
				"+" + graphs.size() + ((graphs.size() == 1) ? " namespace" : " namespaces"), List.of(), Map.of(),
				List.of(), List.of(), graphs.stream().mapToInt(NamespaceGraph::services).sum(),
				graphs.stream().mapToInt(NamespaceGraph::pods).sum(),
				graphs.stream().mapToInt(NamespaceGraph::troubled).sum(), null);
	}

	/** {@code 3 Services · 12 pods}. */
	String contents() {
		return this.services + ((this.services == 1) ? " Service · " : " Services · ") + this.pods
				+ ((this.pods == 1) ? " pod" : " pods");
	}

	Vertex box(Box place) {
		boolean collapsed = this.members.isEmpty();
		boolean rest = this.name.startsWith("+");
		List<String> lines = new ArrayList<>();
		if (collapsed) {
			lines.add(contents());
			if (this.troubled > 0) {
				lines.add(trouble());
			}
		}
		String title = (rest ? this.name.substring(1) + " more" : "Namespace " + this.name) + ", " + contents()
				+ ((this.troubled > 0) ? ", " + trouble() : "");
		Vertex box = new Vertex(this.id, rest ? VertexKind.MORE : VertexKind.NAMESPACE,
				Lettering.name(this.name, place.width()), lines, null, place.x(), place.y(), place.width(),
				place.height(), (this.troubled > 0) ? VertexState.NOT_READY : VertexState.NONE,
				collapsed ? this.services + this.pods : 0, title);
		return (this.open != null) ? box.openable(this.open) : box;
	}

	private String trouble() {
		return this.troubled + ((this.troubled == 1) ? " pod not ready" : " pods not ready");
	}

	/**
	 * A connection of two members.
	 *
	 * @param from the id it starts at
	 * @param to the id it ends at
	 * @param kind routes or selects
	 */
	record Link(String from, String to, EdgeKind kind) {
	}

}

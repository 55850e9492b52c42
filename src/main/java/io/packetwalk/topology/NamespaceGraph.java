package io.packetwalk.topology;

import java.util.List;

/**
 * What is shown of one namespace, before it has a place.
 *
 * @param name its name
 * @param members its boxes, sized but not placed
 * @param links what routes to and what selects what
 * @param entrances the members that are reached from outside
 * @param services how many Services it has
 * @param pods how many pods it has
 */
record NamespaceGraph(String name, List<Vertex> members, List<Link> links, List<String> entrances, int services,
		int pods) {

	static final int MEMBER_WIDTH = 176;

	String id() {
		return "namespace/" + this.name;
	}

	/** {@code 3 Services · 12 pods}. */
	String contents() {
		return this.services + ((this.services == 1) ? " Service · " : " Services · ") + this.pods
				+ ((this.pods == 1) ? " pod" : " pods");
	}

	Vertex box(Box place) {
		boolean collapsed = this.members.isEmpty();
		return new Vertex(id(), VertexKind.NAMESPACE, Lettering.name(this.name, place.width()),
				collapsed ? List.of(contents()) : List.of(), null, place.x(), place.y(), place.width(), place.height(),
				VertexState.NONE, collapsed ? this.services + this.pods : 0,
				"Namespace " + this.name + ", " + contents());
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

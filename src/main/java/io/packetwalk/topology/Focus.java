package io.packetwalk.topology;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What a picture must show however much it leaves out.
 *
 * @param stops vertex ids, in the order a packet visits them; empty: nothing in
 * particular
 */
public record Focus(SequencedSet<String> stops) {

	private static final String NODE = "node/";

	public Focus {
		stops = java.util.Collections.unmodifiableSequencedSet(new LinkedHashSet<>(stops));
	}

	/** No path: the whole cluster is equally interesting. */
	public static Focus everything() {
		return new Focus(new LinkedHashSet<>());
	}

	/** The stops of a walk. */
	public static Focus onPath(List<String> stopIds) {
		return new Focus(new LinkedHashSet<>(stopIds));
	}

	boolean isOnPath(String id) {
		return this.stops.contains(id);
	}

	/** The node a stop is a part of, when it is a part of a node. */
	static Optional<String> nodeOf(String stop) {
		if (!stop.startsWith(NODE)) {
			return Optional.empty();
		}
		int end = stop.indexOf('/', NODE.length());
		return Optional.of(stop.substring(NODE.length(), (end < 0) ? stop.length() : end));
	}

	/** The stops that start with a prefix, without it. */
	List<String> named(String prefix) {
		return this.stops.stream()
			.filter((stop) -> stop.startsWith(prefix))
			.map((stop) -> stop.substring(prefix.length()))
			.toList();
	}

}

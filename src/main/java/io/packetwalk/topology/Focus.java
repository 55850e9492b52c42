package io.packetwalk.topology;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * What a picture must show however much it leaves out.
 *
 * @param stops vertex ids, in the order a packet visits them; empty: nothing in
 * particular
 * @param opened the cards a person opened: {@code deployment/shop/web},
 * {@code namespace/shop}, {@code more-nodes}, and {@code all} for what a path leaves out
 */
public record Focus(SequencedSet<String> stops, Set<String> opened) {

	/** Opens what is left out because no packet passes it. */
	public static final String ALL = "all";

	private static final String NODE = "node/";

	public Focus {
		stops = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(stops));
		opened = Collections.unmodifiableSet(new LinkedHashSet<>(opened));
	}

	/** No path: the whole cluster is equally interesting. */
	public static Focus everything() {
		return new Focus(new LinkedHashSet<>(), Set.of());
	}

	/** The stops of a walk. */
	public static Focus onPath(List<String> stopIds) {
		return new Focus(new LinkedHashSet<>(stopIds), Set.of());
	}

	/** The same with these cards open. */
	public Focus opening(Collection<String> cards) {
		return new Focus(this.stops, new LinkedHashSet<>(cards));
	}

	boolean isOpen(String card) {
		return this.opened.contains(card);
	}

	/** Whether what no packet passes gives way to what one does. */
	boolean isNarrow() {
		return !this.stops.isEmpty() && !isOpen(ALL);
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

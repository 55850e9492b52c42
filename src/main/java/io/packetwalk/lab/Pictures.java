package io.packetwalk.lab;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.export.PictureJson;
import io.packetwalk.lab.store.StoredTrace;
import io.packetwalk.topology.Focus;
import io.packetwalk.topology.TopologyCompiler;

/**
 * The pictures drawn last; laying one out takes longer than walking a packet over it.
 */
@Component
public class Pictures {

	private static final int KEPT = 64;

	/** As many cards as anybody opens by hand; each is a part of a cache key. */
	private static final int MOST_OPENED = 40;

	private static final int LONGEST = 330;

	private final Map<Drawn, String> drawings = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Drawn, String> eldest) {
			return size() > KEPT;
		}

	};

	/** The picture of a cluster with these cards open, as JSON. */
	public String of(Lab lab, Collection<String> opened) {
		return draw(lab, List.of(), opened);
	}

	/** The picture a walk is drawn on, with these cards open, as JSON. */
	public String of(StoredTrace trace, Lab lab, Collection<String> opened) {
		return draw(lab, TraceStops.in(trace.document()), opened);
	}

	/** The picture of a cluster with every one of these stops in it, as JSON. */
	String with(Lab lab, List<String> stops) {
		return draw(lab, stops, List.of());
	}

	private String draw(Lab lab, List<String> stops, Collection<String> opened) {
		Set<String> cards = opened.stream()
			.filter((card) -> card.length() <= LONGEST)
			.limit(MOST_OPENED)
			.collect(Collectors.toCollection(TreeSet::new));
		Drawn key = new Drawn(lab.id(), lab.revision(), stops, cards);
		String known = recall(key);
		return (known != null) ? known : keep(key, json(lab.cluster(), stops, cards));
	}

	private static String json(Cluster cluster, List<String> stops, Set<String> cards) {
		Focus focus = (stops.isEmpty() ? Focus.everything() : Focus.onPath(stops)).opening(cards);
		return PictureJson.write(TopologyCompiler.compile(cluster, focus));
	}

	private synchronized String keep(Drawn key, String picture) {
		this.drawings.put(key, picture);
		return picture;
	}

	private synchronized @Nullable String recall(Drawn key) {
		return this.drawings.get(key);
	}

	private record Drawn(String lab, int revision, List<String> stops, Set<String> opened) {
	}

}

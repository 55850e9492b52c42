package io.packetwalk.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.packetwalk.cluster.Cluster;
import io.packetwalk.export.PictureJson;
import io.packetwalk.topology.Focus;
import io.packetwalk.topology.TopologyCompiler;

/**
 * The pictures drawn last; laying one out takes longer than walking a packet over it.
 */
@Component
public class Pictures {

	private static final int KEPT = 64;

	private final Map<Drawn, String> drawings = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Drawn, String> eldest) {
			return size() > KEPT;
		}

	};

	/** The picture of a cluster, as JSON. */
	public String of(Lab lab) {
		return draw(lab, List.of());
	}

	/** The picture of a cluster with every one of these stops in it, as JSON. */
	String with(Lab lab, List<String> stops) {
		return draw(lab, stops);
	}

	private String draw(Lab lab, List<String> stops) {
		Drawn key = new Drawn(lab.id(), lab.revision(), stops);
		String known = recall(key);
		return (known != null) ? known : keep(key, json(lab.cluster(), stops));
	}

	private static String json(Cluster cluster, List<String> stops) {
		Focus focus = stops.isEmpty() ? Focus.everything() : Focus.onPath(stops);
		return PictureJson.write(TopologyCompiler.compile(cluster, focus));
	}

	private synchronized String keep(Drawn key, String picture) {
		this.drawings.put(key, picture);
		return picture;
	}

	private synchronized @Nullable String recall(Drawn key) {
		return this.drawings.get(key);
	}

	private record Drawn(String lab, int revision, List<String> stops) {
	}

}

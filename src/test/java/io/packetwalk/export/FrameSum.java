package io.packetwalk.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts frames together again, knowing nothing but their published shape. */
public final class FrameSum {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private FrameSum() {
	}

	/** The trace the frames tell of. */
	public static ObjectNode of(String opened, List<String> hops, String closed) {
		ObjectNode sum = MAPPER.createObjectNode();
		ObjectNode first = (ObjectNode) MAPPER.readTree(opened);
		sum.set("id", first.path("trace"));
		copy(first, sum);
		ObjectNode last = (ObjectNode) MAPPER.readTree(closed);
		sum.set("legs", legs(hops, last));
		copy(last, sum);
		return sum;
	}

	private static void copy(ObjectNode from, ObjectNode to) {
		for (Map.Entry<String, JsonNode> member : from.properties()) {
			if (!List.of("type", "trace", "legs").contains(member.getKey())) {
				to.set(member.getKey(), member.getValue());
			}
		}
	}

	private static ArrayNode legs(List<String> hops, ObjectNode closed) {
		Map<String, ObjectNode> legs = new LinkedHashMap<>();
		closed.path("legs").forEach((leg) -> start(legs, leg));
		for (String text : hops) {
			JsonNode frame = MAPPER.readTree(text);
			((ArrayNode) start(legs, frame.path("leg")).path("hops")).add(frame.path("hop"));
		}
		ArrayNode list = MAPPER.createArrayNode();
		legs.values().forEach(list::add);
		return list;
	}

	private static ObjectNode start(Map<String, ObjectNode> legs, JsonNode leg) {
		return legs.computeIfAbsent(leg.path("id").asString(), (id) -> {
			ObjectNode started = ((ObjectNode) leg).deepCopy();
			started.putArray("hops");
			return started;
		});
	}

}

package io.packetwalk.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of a trace cut into frames, each complete in itself: one that opens, one for
 * every hop in the order packets moved, one that closes. Put together again they are the
 * trace.
 *
 * @param opened says what is walked
 * @param hops the hops; the first has {@code seq} 1
 * @param closed says how it ended
 */
public record TraceFrames(String opened, List<String> hops, String closed) {

	private static final List<String> OPENING = List.of("lab", "revision", "engine", "seed", "simulated", "request",
			"settings");

	private static final List<String> CLOSING = List.of("disposition", "success", "outcome", "symptom", "http", "story",
			"distribution", "names", "lookups", "notes");

	public TraceFrames {
		hops = List.copyOf(hops);
	}

	/** Cuts what {@link TraceJson#write} wrote. */
	public static TraceFrames of(String json) {
		JsonNode trace = TraceJson.MAPPER.readTree(json);
		ObjectNode opened = frame("opened").put("trace", trace.path("id").asString());
		copy(trace, OPENING, opened);
		ObjectNode closed = frame("closed").put("trace", trace.path("id").asString());
		copy(trace, CLOSING, closed);
		ArrayNode legs = closed.putArray("legs");
		trace.path("legs").forEach((leg) -> legs.add(withoutHops(leg)));
		return new TraceFrames(opened.toString(), hops(trace), closed.toString());
	}

	private static List<String> hops(JsonNode trace) {
		List<Walked> walked = new ArrayList<>();
		for (JsonNode leg : trace.path("legs")) {
			JsonNode bare = withoutHops(leg);
			leg.path("hops").forEach((hop) -> walked.add(new Walked(trace.path("id"), bare, hop)));
		}
		walked.sort(Comparator.comparingInt(Walked::firstStep));
		List<String> frames = new ArrayList<>();
		for (Walked each : walked) {
			frames.add(each.frame(frames.size() + 1).toString());
		}
		return frames;
	}

	private static JsonNode withoutHops(JsonNode leg) {
		ObjectNode bare = ((ObjectNode) leg).deepCopy();
		bare.remove("hops");
		return bare;
	}

	private static void copy(JsonNode from, List<String> members, ObjectNode to) {
		members.stream().filter(from::has).forEach((member) -> to.set(member, from.get(member)));
	}

	private static ObjectNode frame(String type) {
		return TraceJson.MAPPER.createObjectNode().put("type", type);
	}

	private record Walked(JsonNode trace, JsonNode leg, JsonNode hop) {

		int firstStep() {
			return this.hop.path("steps").path(0).path("n").asInt();
		}

		ObjectNode frame(int seq) {
			ObjectNode frame = TraceFrames.frame("hop").put("seq", seq);
			frame.set("trace", this.trace);
			frame.set("leg", this.leg);
			frame.set("hop", this.hop);
			return frame;
		}

	}

}

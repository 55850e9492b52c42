package io.packetwalk.lab;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.trace.Step;
import io.packetwalk.trace.Trace;

/**
 * What a walk must have in its picture: where the packet was, and the Services dialled.
 */
final class TraceStops {

	private static final String SERVICE = "Service ";

	private TraceStops() {
	}

	static List<String> of(Trace trace) {
		return Stream.concat(trace.steps().map(Step::stop), services(trace.names().values())).distinct().toList();
	}

	/** The same of a walk as it was kept. */
	static List<String> in(String document) {
		JsonNode trace = JsonMapper.shared().readTree(document);
		Set<String> stops = new LinkedHashSet<>();
		for (JsonNode leg : trace.path("legs")) {
			for (JsonNode hop : leg.path("hops")) {
				hop.path("steps").forEach((step) -> stops.add(step.path("stop").asString()));
			}
		}
		services(trace.path("names").valueStream().map(JsonNode::asString).toList()).forEach(stops::add);
		return List.copyOf(stops);
	}

	private static Stream<String> services(Iterable<String> names) {
		Stream.Builder<String> services = Stream.builder();
		for (String name : names) {
			if (name.startsWith(SERVICE)) {
				services.add("service/" + name.substring(SERVICE.length()));
			}
		}
		return services.build();
	}

}

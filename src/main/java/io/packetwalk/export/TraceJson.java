package io.packetwalk.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.packetwalk.trace.Disposition;
import io.packetwalk.trace.Fork;
import io.packetwalk.trace.HttpResult;
import io.packetwalk.trace.Leg;
import io.packetwalk.trace.LookupSummary;
import io.packetwalk.trace.Place;
import io.packetwalk.trace.StoryBeat;
import io.packetwalk.trace.Symptom;
import io.packetwalk.trace.Trace;
import io.packetwalk.trace.TraceRequest;

/** The JSON of a trace; the same trace always has the same bytes. */
public final class TraceJson {

	static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.addModule(new NetModule())
		.addMixIn(Place.class, PlaceNames.class)
		.addMixIn(Leg.class, LegWords.class)
		.build();

	private TraceJson() {
	}

	public static String write(TraceDocument document) {
		return MAPPER.writeValueAsString(Document.of(document));
	}

	/** Reads what {@link #write} wrote. */
	public static TraceDocument read(String json) {
		Document read = MAPPER.readValue(json, Document.class);
		return new TraceDocument(read.id, read.lab, read.revision, read.trace(), read.fork);
	}

	/** Where a stored trace branches off another one, null when nobody asked what if. */
	public static @Nullable Fork fork(String json) {
		JsonNode fork = MAPPER.readTree(json).path("fork");
		return fork.isObject() ? MAPPER.treeToValue(fork, Fork.class) : null;
	}

	/**
	 * Under which circumstances a stored trace was walked: the settings, the seed and the
	 * engine; reads traces of any engine.
	 */
	public static Map<String, Object> circumstances(String json) {
		JsonNode trace = MAPPER.readTree(json);
		Map<String, Object> circumstances = new TreeMap<>();
		trace.path("settings").forEachEntry((name, value) -> circumstances.put(name, value.asString()));
		circumstances.put("seed", trace.path("seed").asLong());
		circumstances.put("engine", trace.path("engine").asString());
		return circumstances;
	}

	/** The JSON object, member by member. */
	private record Document(String id, String lab, int revision, String engine, long seed, boolean simulated,
			TraceRequest request, Map<String, String> settings, Disposition disposition, boolean success,
			@Nullable String outcome, Symptom symptom, @Nullable HttpResult http, List<StoryBeat> story, List<Leg> legs,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Integer> distribution,
			Map<String, String> names, @Nullable List<LookupSummary> lookups, List<String> notes,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fork fork) {

		static Document of(TraceDocument document) {
			Trace trace = document.trace();
			return new Document(document.id(), document.lab(), document.revision(), trace.engine(),
					trace.request().seed(), true, trace.request(), trace.settings(), trace.disposition(),
					trace.disposition().success(), trace.disposition().words(), trace.symptom(), trace.http(),
					trace.story(), trace.legs(), trace.distribution(), trace.names(), trace.lookups(), trace.notes(),
					document.fork());
		}

		Trace trace() {
			return new Trace(this.engine, this.request, this.settings, this.disposition, this.symptom, this.http,
					this.story, this.legs, this.distribution, this.names,
					(this.lookups != null) ? this.lookups : List.of(), this.notes);
		}

	}

	private interface LegWords {

		@JsonProperty(access = JsonProperty.Access.READ_ONLY)
		String outcome();

	}

	private interface PlaceNames {

		@JsonProperty("interface")
		String interface_();

	}

}

package io.packetwalk.trace;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The immutable record of one request's walk, there and back.
 *
 * @param engine the version of the engine that computed it
 * @param request what was asked
 * @param settings the cluster's {@code proxyMode}, {@code cni} and {@code profile}, as
 * the API spells them
 * @param disposition what became of the request
 * @param symptom what the client sees
 * @param http how HTTP ended, null for other protocols and when no HTTP was spoken
 * @param story the story, in order
 * @param legs the exchanges, in order of their first packet
 * @param distribution how many connections ended where, by {@code ip:port}; null for a
 * single connection
 * @param names what each address of the walk belongs to, e.g. {@code 10.244.2.9} →
 * {@code pod shop/web-0}
 * @param lookups the names the sender looked up
 * @param notes what was assumed or is not modelled and touches this walk
 */
public record Trace(String engine, TraceRequest request, Map<String, String> settings, Disposition disposition,
		Symptom symptom, @Nullable HttpResult http, List<StoryBeat> story, List<Leg> legs,
		@Nullable Map<String, Integer> distribution, Map<String, String> names, List<LookupSummary> lookups,
		List<String> notes) {

	/** The version written into new traces. */
	public static final String ENGINE = "0.1.0";

	public Trace {
		story = List.copyOf(story);
		legs = List.copyOf(legs);
		names = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(names));
		lookups = (lookups != null) ? List.copyOf(lookups) : List.of();
		notes = List.copyOf(notes);
	}

	/** Whether the request did what its sender wanted. */
	public boolean success() {
		return this.disposition.success();
	}

	/** Every step of every leg, in the order they happened. */
	public Stream<Step> steps() {
		return this.legs.stream()
			.flatMap((leg) -> leg.hops().stream())
			.flatMap((hop) -> hop.steps().stream())
			.sorted(java.util.Comparator.comparingInt(Step::n));
	}

}

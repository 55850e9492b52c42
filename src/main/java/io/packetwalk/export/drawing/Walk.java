package io.packetwalk.export.drawing;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Leg;
import io.packetwalk.trace.StoryBeat;
import io.packetwalk.trace.Trace;

/**
 * A trace as one list of moments, in the order of their numbers.
 *
 * @param trace the trace
 * @param moments its steps
 */
record Walk(Trace trace, List<Moment> moments) {

	static Walk of(Trace trace) {
		List<Moment> moments = trace.legs()
			.stream()
			.flatMap((leg) -> leg.hops()
				.stream()
				.flatMap((hop) -> hop.steps()
					.stream()
					.map((step) -> new Moment(step, hop, leg, Look.of(step, hop.direction(), leg.kind())))))
			.sorted(Comparator.comparingInt(Moment::n))
			.toList();
		return new Walk(trace, moments);
	}

	Optional<Moment> at(int n) {
		return this.moments.stream().filter((moment) -> moment.n() == n).findFirst();
	}

	/** What happens on it, in the order of a legend. */
	Set<Look> looks() {
		Set<Look> looks = EnumSet.noneOf(Look.class);
		this.moments.forEach((moment) -> looks.add(moment.look()));
		return looks;
	}

	/**
	 * The step a sentence of the story is about: what ends, what rewrites, or the last.
	 */
	Optional<Moment> of(StoryBeat beat) {
		List<Moment> told = beat.steps().stream().flatMap((n) -> at(n).stream()).toList();
		return told.stream()
			.filter((moment) -> moment.look().ends())
			.findFirst()
			.or(() -> told.stream().filter((moment) -> moment.look() == Look.REWRITE).findFirst())
			.or(() -> told.stream().reduce((one, last) -> last));
	}

	/**
	 * The steps that make one way on the picture: all name lookups, or one connection
	 * with what it caused.
	 */
	List<Moment> together(Moment shown) {
		if (shown.isLookup()) {
			return this.moments.stream().filter(Moment::isLookup).toList();
		}
		Map<String, @Nullable String> parents = new HashMap<>();
		this.trace.legs().forEach((leg) -> parents.put(leg.id(), leg.parent()));
		String root = root(parents, shown.leg());
		return this.moments.stream()
			.filter((moment) -> !moment.isLookup() && root(parents, moment.leg()).equals(root))
			.toList();
	}

	private static String root(Map<String, @Nullable String> parents, Leg leg) {
		String at = leg.id();
		for (String above = leg.parent(); above != null && parents.containsKey(above); above = parents.get(at)) {
			at = above;
		}
		return at;
	}

}

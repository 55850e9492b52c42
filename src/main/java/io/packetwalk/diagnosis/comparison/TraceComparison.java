package io.packetwalk.diagnosis.comparison;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.trace.Level;
import io.packetwalk.trace.Trace;

/**
 * Two walks beside each other.
 *
 * @param levels each step and its counterpart, level by level
 * @param first where they part, null when they do not
 * @param sentence the same in words
 */
public record TraceComparison(Map<Level, List<Row>> levels, @Nullable Difference first, String sentence) {

	public TraceComparison {
		levels = Collections.unmodifiableMap(new EnumMap<>(levels));
	}

	/**
	 * Compares two walks.
	 */
	public static TraceComparison of(Trace first, Trace second) {
		Lane a = Lane.of(first);
		Lane b = Lane.of(second);
		Map<Level, List<Row>> levels = new EnumMap<>(Level.class);
		for (Level level : Level.values()) {
			levels.put(level, Alignment.of(a.at(level), b.at(level)));
		}
		Parting parting = Parting.of(Alignment.of(a, b), a, b, second.names());
		return new TraceComparison(levels, parting.difference(), parting.sentence());
	}

	/**
	 * Where two walks part.
	 *
	 * @param a the first walk's step there, null when it has ended
	 * @param b the second walk's step there, null when it has ended
	 * @param is how they stand to each other
	 * @param what the difference in words
	 */
	public record Difference(@Nullable Integer a, @Nullable Integer b, Likeness is, String what) {
	}

}

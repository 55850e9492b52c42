package io.packetwalk.lab;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.Fix;
import io.packetwalk.manifest.Problem;

/**
 * What a revision would be, worked out without keeping anything.
 *
 * @param lab the revision; null when not one object could be read
 * @param problems what is wrong with it, in file order
 * @param lines its lines, redacted
 * @param fixes edits that were tried and help, by the place of their problem in the list
 * @param changes the objects that differ from the revision it was made from
 */
public record Rehearsal(@Nullable Lab lab, List<Problem> problems, SourceLines lines, Map<Integer, Fix> fixes,
		List<ObjectChange> changes) {

	public Rehearsal {
		problems = List.copyOf(problems);
		fixes = Map.copyOf(fixes);
		changes = List.copyOf(changes);
	}

}

package io.packetwalk.web.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;

/**
 * The problems that only one of two revisions has; those it is good to know are left out.
 *
 * @param gone those of the first
 * @param appeared those of the second
 */
public record Findings(List<Finding> gone, List<Finding> appeared) {

	static Findings between(List<Problem> before, List<Problem> after) {
		return new Findings(without(before, after), without(after, before));
	}

	/** Lines move: a problem is known by what it says of which object. */
	private static List<Finding> without(List<Problem> all, List<Problem> others) {
		List<String> known = new ArrayList<>(others.stream().map(Findings::key).toList());
		return all.stream()
			.filter((problem) -> problem.severity() != Severity.INFO)
			.filter((problem) -> !known.remove(key(problem)))
			.map(Finding::of)
			.toList();
	}

	private static String key(Problem problem) {
		return problem.code() + " " + Objects.requireNonNullElse(problem.object(), "") + " "
				+ problem.message().replaceAll("\\bline \\d+|:\\d+:\\d+", "");
	}

	/**
	 * A problem in short.
	 *
	 * @param level its severity
	 * @param file where, empty when it belongs to no file
	 * @param line the line
	 * @param message what is wrong
	 */
	public record Finding(String level, String file, int line, String message) {

		static Finding of(Problem problem) {
			String level = problem.severity().name().toLowerCase(java.util.Locale.ROOT);
			return (problem.location() == null) ? new Finding(level, "", 0, problem.message())
					: new Finding(level, problem.location().file(), problem.location().line(), problem.message());
		}

	}

}

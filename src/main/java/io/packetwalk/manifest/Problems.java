package io.packetwalk.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The problems of one upload while they are found; bounded, so that a page can show them.
 */
final class Problems {

	private static final int LISTED_OF_ONE_CODE = 1000;

	private final Map<String, Integer> files = new LinkedHashMap<>();

	private final List<Problem> found = new ArrayList<>();

	private final Map<ProblemCode, Integer> counts = new EnumMap<>(ProblemCode.class);

	/** Problems of this file stand after those of the files before it. */
	void startFile(String name) {
		this.files.putIfAbsent(name, this.files.size());
	}

	void error(ProblemCode code, SourceLocation at, @Nullable String object, String message, String suggestion) {
		add(code, Severity.ERROR, at, object, message, suggestion);
	}

	void warning(ProblemCode code, SourceLocation at, @Nullable String object, String message, String suggestion) {
		add(code, Severity.WARNING, at, object, message, suggestion);
	}

	void note(ProblemCode code, SourceLocation at, @Nullable String object, String message, String suggestion) {
		add(code, Severity.INFO, at, object, message, suggestion);
	}

	/** Whether another problem of this code would not be listed. */
	boolean full(ProblemCode code) {
		return this.counts.getOrDefault(code, 0) >= LISTED_OF_ONE_CODE;
	}

	private void add(ProblemCode code, Severity severity, SourceLocation at, @Nullable String object, String message,
			String suggestion) {
		if (this.counts.merge(code, 1, Integer::sum) <= LISTED_OF_ONE_CODE) {
			this.found.add(new Problem(code.name(), severity, at, object, message, suggestion));
		}
	}

	/** All of them in file order, with a last line for what was too much to list. */
	List<Problem> inFileOrder() {
		List<Problem> sorted = new ArrayList<>(this.found);
		sorted.sort(Comparator.comparingInt(this::file)
			.thenComparingInt((problem) -> place(problem).line())
			.thenComparingInt((problem) -> place(problem).column()));
		this.counts.forEach((code, count) -> {
			if (count > LISTED_OF_ONE_CODE) {
				sorted.add(new Problem(ProblemCode.MORE_PROBLEMS.name(), Severity.INFO, null, null,
						"%d more problems of the kind %s are not listed.".formatted(count - LISTED_OF_ONE_CODE, code),
						""));
			}
		});
		return sorted;
	}

	private int file(Problem problem) {
		return this.files.getOrDefault(place(problem).file(), 0);
	}

	private static SourceLocation place(Problem problem) {
		SourceLocation location = problem.location();
		return (location != null) ? location : new SourceLocation("", 0, 0, 0);
	}

}

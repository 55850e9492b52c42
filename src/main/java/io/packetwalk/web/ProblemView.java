package io.packetwalk.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.SourceLines;
import io.packetwalk.lab.UnreadableUploadException;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.manifest.SourceLocation;

/**
 * A problem as API and pages show it; the position is null when it belongs to no file.
 */
public record ProblemView(String code, Severity severity, @Nullable String file, @Nullable Integer line,
		@Nullable Integer column, @Nullable Integer document, @Nullable String object, String message,
		String suggestion, String lineText) {

	private static final int NARROW = 29;

	/** As much of the line as a side panel has room for. */
	public Excerpt excerpt() {
		return Excerpt.of(this.lineText, this.column, NARROW);
	}

	public static List<ProblemView> of(Lab lab) {
		return of(lab.problems(), lab.lines());
	}

	public static List<ProblemView> of(UnreadableUploadException upload) {
		return of(upload.problems(), upload.lines());
	}

	public static List<ProblemView> of(List<Problem> problems, SourceLines lines) {
		return problems.stream().map((problem) -> {
			SourceLocation at = problem.location();
			return of(problem, (at != null) ? lines.line(at.file(), at.line()) : "");
		}).toList();
	}

	private static ProblemView of(Problem problem, String lineText) {
		SourceLocation at = problem.location();
		return (at == null)
				? new ProblemView(problem.code(), problem.severity(), null, null, null, null, problem.object(),
						problem.message(), problem.suggestion(), "")
				: new ProblemView(problem.code(), problem.severity(), at.file(), at.line(), at.column(), at.document(),
						problem.object(), problem.message(), problem.suggestion(), lineText);
	}

}

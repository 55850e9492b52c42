package io.packetwalk.lab;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.packetwalk.dataplane.Dataplane;
import io.packetwalk.diagnosis.names.NameFinding;
import io.packetwalk.diagnosis.names.NameFindings;
import io.packetwalk.manifest.ManifestSet;
import io.packetwalk.manifest.Problem;
import io.packetwalk.manifest.Severity;
import io.packetwalk.manifest.SourceLocation;

/** What is found about names, at the lines it is about. */
final class NameProblems {

	private final ManifestSet manifests;

	private @Nullable SourceLines lines;

	private NameProblems(ManifestSet manifests) {
		this.manifests = manifests;
	}

	static List<Problem> of(ManifestSet manifests, Dataplane dataplane) {
		NameProblems problems = new NameProblems(manifests);
		return NameFindings
			.of(dataplane.cluster(), dataplane.dns(), dataplane.policies(),
					WorkloadTexts.of(manifests, dataplane.cluster()))
			.stream()
			.map(problems::problem)
			.toList();
	}

	private Problem problem(NameFinding finding) {
		String object = finding.origin().object().toString();
		Severity severity = switch (finding.level()) {
			case ERROR -> Severity.ERROR;
			case WARNING -> Severity.WARNING;
			case INFO -> Severity.INFO;
		};
		SourceLocation place = this.manifests.sources()
			.locate(object, finding.origin().path())
			.map((field) -> inside(field, finding))
			.orElse(null);
		return new Problem(finding.code().name(), severity, place, object, finding.message(), finding.suggestion());
	}

	/**
	 * The line of a text of several lines: those of a block follow the line of its name.
	 */
	private SourceLocation inside(SourceLocation field, NameFinding finding) {
		if (finding.line() == 0 || finding.text().isEmpty()) {
			return field;
		}
		return at(field, field.line() + finding.line(), finding.text())
			.filter((place) -> at(field, field.line(), finding.text()).isEmpty() || finding.line() > 1)
			.or(() -> at(field, field.line() + finding.line() - 1, finding.text()))
			.orElse(field);
	}

	private Optional<SourceLocation> at(SourceLocation field, int line, String text) {
		if (this.lines == null) {
			this.lines = new SourceLines(this.manifests.files());
		}
		int from = (line == field.line()) ? Math.max(0, field.column() - 1) : 0;
		int column = this.lines.line(field.file(), line).indexOf(text, from);
		return (column < 0) ? Optional.empty()
				: Optional.of(new SourceLocation(field.file(), line, column + 1, field.document()));
	}

}

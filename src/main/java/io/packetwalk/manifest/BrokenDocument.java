package io.packetwalk.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.yaml.YamlDocument;
import io.packetwalk.manifest.yaml.YamlSyntaxException;

/** A document that cannot be parsed: why, and its text without credentials. */
final class BrokenDocument {

	private static final Pattern KIND = Pattern
		.compile("(?m)^[\\s\"'{]{0,8}kind[\"']?:\\s{1,8}[\"']?([A-Za-z]{1,60})\\b");

	private static final Pattern NAME = Pattern
		.compile("(?m)^[\\s\"'{]{1,8}name[\"']?:\\s{1,8}[\"']?([a-z0-9.-]{1,253})\\b");

	private final String file;

	private final YamlDocument document;

	private final Problems problems;

	private final @Nullable String label;

	BrokenDocument(String file, YamlDocument document, Problems problems) {
		this.file = file;
		this.document = document;
		this.problems = problems;
		this.label = label(document.text());
	}

	void report(YamlSyntaxException ex) {
		TemplateText.line(this.document).ifPresentOrElse(this::template, () -> syntax(ex));
	}

	private void template(int line) {
		this.problems.error(ProblemCode.TEMPLATE_NOT_RENDERED, at(line, 1), this.label,
				"Line %d holds a template action ({{ … }}): this document is a template that was not rendered. It is skipped."
					.formatted(line),
				"Render it first, for instance with: helm template NAME CHART > all.yaml");
	}

	private void syntax(YamlSyntaxException ex) {
		ProblemCode code = switch (ex.reason()) {
			case TAB -> ProblemCode.TAB_INDENTATION;
			case INDENTATION -> ProblemCode.INDENTATION;
			case OTHER -> ProblemCode.SYNTAX_ERROR;
		};
		this.problems.error(code, at(ex.line(), ex.column()), this.label,
				ex.getMessage() + " This document is skipped; the others are loaded.", ex.suggestion());
	}

	void redact(TextEdits edits) {
		String text = this.document.text();
		boolean secret = SecretSigns.mayBeIn(text);
		LineRedaction.Redacted redacted = secret ? SecretLines.redact(text) : LineRedaction.redact(text);
		if (redacted.lines().isEmpty()) {
			return;
		}
		edits.replace(this.document.start(), this.document.end(), redacted.text());
		int first = this.document.line() + redacted.lines().getFirst();
		this.problems.note(ProblemCode.SECRET_DROPPED, at(first, 1), this.label,
				"%d lines from line %d of a document that cannot be parsed look like credentials and were dropped before anything was stored."
					.formatted(redacted.lines().size(), first),
				"");
	}

	private SourceLocation at(int line, int column) {
		return new SourceLocation(this.file, line, column, this.document.number());
	}

	private static @Nullable String label(String text) {
		Matcher kind = KIND.matcher(text);
		Matcher name = NAME.matcher(text);
		return kind.find() ? kind.group(1) + (name.find() ? " " + name.group(1) : "") : null;
	}

}

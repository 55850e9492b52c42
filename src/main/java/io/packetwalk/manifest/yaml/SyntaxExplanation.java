package io.packetwalk.manifest.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says what a person did where the parser says what it expected. */
final class SyntaxExplanation {

	private static final String ALIGN = "Indent it like its neighbours.";

	private final SourceLines lines;

	private final Positions positions;

	private final String problem;

	private final String context;

	private final int line;

	private final int column;

	private final int openedLine;

	private final int openedColumn;

	private SyntaxExplanation(MarkedYamlEngineException ex, YamlDocument document) {
		this.lines = new SourceLines(document);
		this.positions = new Positions(document);
		this.problem = Optional.ofNullable(ex.getProblem()).orElse("");
		this.context = Optional.ofNullable(ex.getContext()).orElse("");
		Optional<Mark> mark = ex.getProblemMark().or(ex::getContextMark);
		this.line = Math.min(this.positions.line(mark), this.lines.last());
		this.column = this.positions.column(mark);
		this.openedLine = this.positions.line(ex.getContextMark());
		this.openedColumn = this.positions.column(ex.getContextMark());
	}

	static YamlSyntaxException explain(YamlEngineException ex, YamlDocument document) {
		return switch (ex) {
			case MarkedYamlEngineException marked -> new SyntaxExplanation(marked, document).explain();
			case ReaderException reader -> character(reader, document);
			default ->
				new YamlSyntaxException(SyntaxCause.OTHER, document.line(), document.column(), "This is not YAML.", "");
		};
	}

	private static YamlSyntaxException character(ReaderException ex, YamlDocument document) {
		String text = document.text();
		int codePoints = Math.min(Math.max(ex.getPosition(), 0), text.codePointCount(0, text.length()));
		String before = text.substring(0, text.offsetByCodePoints(0, codePoints));
		int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
		int line = document.line() + (int) before.chars().filter((c) -> c == '\n').count();
		return new YamlSyntaxException(SyntaxCause.OTHER, line, before.length() - lineStart + 1,
				"The control character U+%04X is not allowed in YAML.".formatted(ex.getCodePoint()),
				"Delete it, or write it as an escape inside double quotes.");
	}

	private YamlSyntaxException explain() {
		if (this.problem.contains("(TAB)") || this.problem.contains("tab character")
				|| this.lines.indentedByTab(this.line)) {
			return tab(this.line);
		}
		if (this.lines.indentedByTab(this.lines.above(this.line))) {
			return tab(this.lines.above(this.line));
		}
		if (this.context.contains("quoted scalar")) {
			return quoted();
		}
		if (this.context.contains("flow sequence") || this.context.contains("flow mapping")) {
			String bracket = this.context.contains("sequence") ? "[" : "{";
			return other(this.openedLine, this.openedColumn,
					"The %s opened on line %d is not closed, or a comma is missing before line %d, column %d."
						.formatted(bracket, this.openedLine, this.line, this.column),
					"Close it, or separate its entries by commas.");
		}
		return token();
	}

	private YamlSyntaxException token() {
		if (this.context.contains("an alias") || this.context.contains("an anchor")) {
			String sign = this.context.contains("alias") ? "*" : "&";
			return other(this.openedLine, this.openedColumn,
					"A value that starts with %s is read as an %s.".formatted(sign,
							sign.equals("*") ? "alias" : "anchor"),
					"Put the value in quotes, such as \"*.example.com\".");
		}
		if (this.problem.contains("cannot start any token")) {
			return other(this.line, this.column, "A value cannot start with the character %s without quotes."
				.formatted(this.problem.replaceAll("(?s).*character '(.*?)'.*", "$1")), "Put the value in quotes.");
		}
		if (this.problem.contains("mapping values are not allowed")) {
			return mappingValue();
		}
		if (this.problem.contains("could not find expected ':'")) {
			return other(this.openedLine, this.openedColumn,
					"Line %d is no field: a colon followed by a space is missing.".formatted(this.openedLine),
					"Write it as name: value, or indent it if it continues the text above.");
		}
		if (this.problem.contains("<block end>") || this.problem.contains("sequence entries are not allowed")) {
			return block();
		}
		return other(this.line, this.column, "This is not YAML: " + String.join(": ", parts()) + ".", "");
	}

	private YamlSyntaxException quoted() {
		if (this.problem.contains("escape")) {
			return other(this.line, this.column,
					"A backslash inside double quotes starts an escape, and this is none that YAML knows.",
					"Use single quotes, or write \\\\ for a backslash.");
		}
		return other(this.openedLine, this.openedColumn,
				"The quote opened on line %d is never closed.".formatted(this.openedLine), "Close the quote.");
	}

	private YamlSyntaxException mappingValue() {
		String before = this.lines.line(this.line);
		before = before.substring(0, Math.min(Math.max(this.column - 1, 0), before.length()));
		if (before.matches(".*:\\s.*")) {
			return other(this.line, this.column, "The value on line %d holds a second ': '.".formatted(this.line),
					"Put the value in quotes.");
		}
		int above = this.lines.above(this.line);
		if (above != 0 && this.lines.key(above) == null && !this.lines.line(above).strip().startsWith("-")) {
			return other(above, this.lines.indent(above) + 1,
					"Line %d is no field: a colon followed by a space is missing.".formatted(above),
					"Write it as name: value.");
		}
		return slip();
	}

	private YamlSyntaxException block() {
		String line = this.lines.line(this.line);
		String before = line.substring(0, Math.min(Math.max(this.column - 1, 0), line.length()));
		if (this.problem.contains("<scalar>") && (before.endsWith("'") || before.endsWith("\""))) {
			return other(this.line, this.column,
					"There is text after the closing quote on line %d.".formatted(this.line),
					"Put the whole value in one pair of quotes; inside single quotes, write '' for one.");
		}
		if (before.matches(".*:\\s+") && line.startsWith("-", before.length())) {
			return other(this.line, this.column, "A list cannot start on the line of its name.",
					"Put each \"- \" on a line of its own.");
		}
		return slip();
	}

	private YamlSyntaxException slip() {
		int indent = this.lines.indent(this.line);
		List<SourceLines.Level> levels = this.lines.levels(this.line);
		boolean fits = levels.stream().anyMatch((level) -> level.indent() == indent);
		if (fits || levels.isEmpty()) {
			return new YamlSyntaxException(SyntaxCause.INDENTATION, this.line, indent + 1,
					"Line %d does not belong at this level: list entries (\"- \") and fields are mixed."
						.formatted(this.line),
					ALIGN);
		}
		String open = levels.stream().map(SourceLines.Level::toString).collect(Collectors.joining(" or "));
		return new YamlSyntaxException(SyntaxCause.INDENTATION, this.line, indent + 1,
				"Line %d is indented by %d spaces; the lines above it stand at %s.".formatted(this.line, indent, open),
				ALIGN);
	}

	private YamlSyntaxException tab(int number) {
		String text = this.lines.line(number);
		int at = text.indexOf('\t') + 1;
		if (!this.lines.indentedByTab(number)) {
			return new YamlSyntaxException(SyntaxCause.TAB, this.line, this.column,
					"Line %d has a TAB where YAML wants a space.".formatted(this.line), "Replace the TAB by a space.");
		}
		return new YamlSyntaxException(SyntaxCause.TAB, number, Math.max(at, 1),
				"Line %d uses a TAB for indentation; YAML allows spaces only.".formatted(number),
				"Replace the TAB by spaces.");
	}

	private List<String> parts() {
		return this.context.isEmpty() ? List.of(this.problem) : List.of(this.context, this.problem);
	}

	private static YamlSyntaxException other(int line, int column, String message, String suggestion) {
		return new YamlSyntaxException(SyntaxCause.OTHER, line, column, message, suggestion);
	}

}

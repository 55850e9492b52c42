package io.packetwalk.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Edits that may make a document YAML again. */
final class SyntaxFixes {

	private static final Pattern LEVEL = Pattern.compile("(\\d+) \\(line \\d+");

	private static final Pattern FIELD = Pattern.compile("(\\s*(?:- )*(?:[^\\s:#][^:]*:\\s+|- ))(.*?)(\\s+#.*)?");

	private SyntaxFixes() {
	}

	/** Every TAB that indents in the same document, or the one TAB that separates. */
	static Stream<Fix> tabs(FixLines lines, SourceLocation at) {
		if (!indented(lines.line(at.line()))) {
			return Stream.of(lines.edit(at.line(), (line) -> line.replace('\t', ' ')));
		}
		int[] tabbed = IntStream.rangeClosed(at.line(), lines.last())
			.takeWhile((one) -> !lines.line(one).startsWith("---"))
			.filter((one) -> indented(lines.line(one)))
			.toArray();
		int last = tabbed[tabbed.length - 1];
		return Stream.of("  ", "    ", "")
			.map((spaces) -> lines.replace(at.line(), last,
					String.join("\n",
							IntStream.rangeClosed(at.line(), last)
								.mapToObj((one) -> spaced(lines.line(one), spaces))
								.toList())));
	}

	private static boolean indented(String line) {
		return line.substring(0, line.length() - line.stripLeading().length()).contains("\t");
	}

	private static String spaced(String line, String spaces) {
		int text = line.length() - line.stripLeading().length();
		return line.substring(0, text).replace("\t", spaces) + line.substring(text);
	}

	/** The line at each of the levels that are open above it. */
	static Stream<Fix> levels(FixLines lines, int number, String message) {
		return LEVEL.matcher(message)
			.results()
			.map((level) -> Integer.parseInt(level.group(1)))
			.map((indent) -> lines.edit(number, (line) -> " ".repeat(indent) + line.stripLeading()));
	}

	static Stream<Fix> quoted(FixLines lines, SourceLocation at, String suggestion) {
		Matcher field = FIELD.matcher(lines.line(at.line()));
		if (!suggestion.startsWith("Put the value in quotes") || !field.matches()) {
			return Stream.empty();
		}
		String rest = (field.group(3) != null) ? field.group(3) : "";
		String value = '"' + field.group(2).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
		return Stream.of(lines.edit(at.line(), (line) -> field.group(1) + value + rest));
	}

	/** Two objects without a line between them. */
	static Stream<Fix> separated(FixLines lines, SourceLocation at, String suggestion) {
		return suggestion.startsWith("Put a line ---") ? Stream.of(lines.edit(at.line(), (line) -> "---\n" + line))
				: Stream.empty();
	}

}

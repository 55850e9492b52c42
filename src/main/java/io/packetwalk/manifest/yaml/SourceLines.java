package io.packetwalk.manifest.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The lines of a document, asked about what a parser's error leaves unsaid. */
final class SourceLines {

	private static final Pattern KEY = Pattern.compile("^[\\s-]*[\"']?([A-Za-z0-9_./-]{1,80})[\"']?\\s*:(\\s|$)");

	private final String[] lines;

	private final int first;

	SourceLines(YamlDocument document) {
		this.lines = document.text().split("\r\n|\n|\r", -1);
		this.first = document.line();
	}

	/** A line of the file; empty when it is not of this document. */
	String line(int number) {
		int index = number - this.first;
		return (index >= 0 && index < this.lines.length) ? this.lines[index] : "";
	}

	int last() {
		return this.first + this.lines.length - 1;
	}

	/** The name of the field a line starts, null when it starts none. */
	@Nullable String key(int number) {
		Matcher matcher = KEY.matcher(line(number));
		return matcher.find() ? matcher.group(1) : null;
	}

	boolean blank(int number) {
		String stripped = line(number).strip();
		return stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith("---");
	}

	int indent(int number) {
		String line = line(number);
		int indent = 0;
		while (indent < line.length() && line.charAt(indent) == ' ') {
			indent++;
		}
		return indent;
	}

	/** Whether white space before the text of a line holds a TAB. */
	boolean indentedByTab(int number) {
		String line = line(number);
		int end = 0;
		while (end < line.length() && Character.isWhitespace(line.charAt(end))) {
			end++;
		}
		return line.substring(0, end).indexOf('\t') >= 0;
	}

	/** The nearest line above that says something, 0 when there is none. */
	int above(int number) {
		for (int i = number - 1; i >= this.first; i--) {
			if (!blank(i)) {
				return i;
			}
		}
		return 0;
	}

	/** The indentations that are open above a line, the nearest line first. */
	List<Level> levels(int number) {
		List<Level> levels = new ArrayList<>();
		int limit = Integer.MAX_VALUE;
		for (int i = above(number); i != 0 && limit > 0; i = above(i)) {
			if (indent(i) < limit) {
				addItem(levels, i, limit);
				limit = indent(i);
				levels.add(new Level(limit, i, key(i)));
			}
		}
		return levels;
	}

	/** {@code - name: x} opens two levels: the dash's and the name's. */
	private void addItem(List<Level> levels, int number, int limit) {
		String line = line(number);
		int at = indent(number);
		while (at + 1 < line.length() && line.charAt(at) == '-' && line.charAt(at + 1) == ' ') {
			at += 2;
		}
		if (at > indent(number) && at < limit) {
			levels.add(new Level(at, number, key(number)));
		}
	}

	/** An open indentation: its width, the line that opened it and that line's field. */
	record Level(int indent, int line, @Nullable String key) {

		@Override
		public String toString() {
			return "%d (line %d%s)".formatted(this.indent, this.line, (this.key != null) ? ", " + this.key : "");
		}

	}

}

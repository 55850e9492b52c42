package io.packetwalk.manifest.yaml;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * From the engine's marks, which count code points from 0 in a document, to places in the
 * file.
 */
final class Positions {

	private final YamlDocument document;

	private final int @Nullable [] offsets;

	Positions(YamlDocument document) {
		this.document = document;
		this.offsets = offsets(document.text());
	}

	int line(Event event) {
		return line(event.getStartMark());
	}

	int column(Event event) {
		return column(event.getStartMark());
	}

	int start(Event event) {
		return offset(event.getStartMark());
	}

	int end(Event event) {
		return offset(event.getEndMark());
	}

	int line(Optional<Mark> mark) {
		return mark.map((found) -> this.document.line() + found.getLine()).orElse(this.document.line());
	}

	int column(Optional<Mark> mark) {
		return mark.map((found) -> found.getColumn() + ((found.getLine() == 0) ? this.document.column() : 1))
			.orElse(this.document.column());
	}

	YamlSyntaxException syntax(Event event, String message, String suggestion) {
		return new YamlSyntaxException(SyntaxCause.OTHER, line(event), column(event), message, suggestion);
	}

	private int offset(Optional<Mark> mark) {
		int index = mark.map(Mark::getIndex).orElse(0);
		int inText = (this.offsets == null) ? index : this.offsets[Math.min(index, this.offsets.length - 1)];
		return this.document.start() + inText;
	}

	/**
	 * Offsets by code point; null when every code point is one char, as nearly always.
	 */
	private static int @Nullable [] offsets(String text) {
		int codePoints = text.codePointCount(0, text.length());
		if (codePoints == text.length()) {
			return null;
		}
		int[] offsets = new int[codePoints + 1];
		int at = 0;
		for (int i = 0; i < codePoints; i++) {
			offsets[i] = at;
			at += Character.charCount(text.codePointAt(at));
		}
		offsets[codePoints] = at;
		return offsets;
	}

}

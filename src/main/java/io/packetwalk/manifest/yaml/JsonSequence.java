package io.packetwalk.manifest.yaml;

import java.util.ArrayList;
import java.util.List;

/** JSON values one after the other, as {@code jq} and {@code kubectl} print them. */
final class JsonSequence {

	private JsonSequence() {
	}

	/**
	 * The values of a text that is a sequence of JSON values; one part, the whole text,
	 * when it is anything else.
	 */
	static List<Part> split(String text) {
		List<Part> parts = new ArrayList<>();
		int line = 1;
		int lineStart = 0;
		int at = 0;
		while (at < text.length()) {
			char c = text.charAt(at);
			if (c == '\n') {
				line++;
				lineStart = at + 1;
			}
			else if (c == '{' || c == '[') {
				int end = end(text, at);
				if (end < 0 || text.startsWith("{{", at)) {
					return whole(text);
				}
				parts.add(new Part(line, at - lineStart + 1, at, end));
				for (int i = at; i < end; i++) {
					if (text.charAt(i) == '\n') {
						line++;
						lineStart = i + 1;
					}
				}
				at = end - 1;
			}
			else if (!Character.isWhitespace(c)) {
				return whole(text);
			}
			at++;
		}
		return (parts.size() > 1) ? parts : whole(text);
	}

	private static List<Part> whole(String text) {
		return List.of(new Part(1, 1, 0, text.length()));
	}

	/** The offset after the bracket that closes the one here, -1 when none does. */
	private static int end(String text, int start) {
		int open = 0;
		boolean quoted = false;
		for (int i = start; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quoted) {
				i += (c == '\\') ? 1 : 0;
				quoted = c != '"';
			}
			else if (c == '"') {
				quoted = true;
			}
			else if (c == '{' || c == '[') {
				open++;
			}
			else if ((c == '}' || c == ']') && --open == 0) {
				return i + 1;
			}
		}
		return -1;
	}

	/** A value: where it starts and its offsets. */
	record Part(int line, int column, int start, int end) {
	}

}

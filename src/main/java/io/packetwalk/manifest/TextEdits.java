package io.packetwalk.manifest;

import java.util.Map;
import java.util.TreeMap;

/** Replacements in a file's text that keep its lines. */
final class TextEdits {

	private final String text;

	private final TreeMap<Integer, Edit> edits = new TreeMap<>();

	TextEdits(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

	/** Replaces a range; the first of two that start at the same place wins. */
	void replace(int start, int end, String replacement) {
		this.edits.putIfAbsent(start, new Edit(end, replacement));
	}

	String apply() {
		if (this.edits.isEmpty()) {
			return this.text;
		}
		StringBuilder out = new StringBuilder(this.text.length());
		int at = 0;
		for (Map.Entry<Integer, Edit> edit : this.edits.entrySet()) {
			if (edit.getKey() >= at) {
				out.append(this.text, at, edit.getKey()).append(edit.getValue().replacement());
				at = edit.getValue().end();
			}
		}
		return out.append(this.text, at, this.text.length()).toString();
	}

	private record Edit(int end, String replacement) {
	}

}

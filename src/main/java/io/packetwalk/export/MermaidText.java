package io.packetwalk.export;

/** Text inside a Mermaid diagram. */
final class MermaidText {

	private static final String PLAIN = " .,:/_()[]=+-'*!?·→←×…";

	private static final int LONGEST = 240;

	private MermaidText() {
	}

	/**
	 * Text that stays text: whatever could end a statement, begin a comment, a directive
	 * or a tag is written as its code, as <a href=
	 * "https://mermaid.js.org/syntax/sequenceDiagram.html#entity-codes-to-escape-characters">
	 * entity codes</a> are.
	 */
	static String escaped(String text) {
		String line = text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
		StringBuilder escaped = new StringBuilder();
		line.codePoints().limit(LONGEST).forEach((point) -> {
			if (Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0) {
				escaped.appendCodePoint(point);
			}
			else {
				escaped.append('#').append(point).append(';');
			}
		});
		return escaped + ((line.codePointCount(0, line.length()) > LONGEST) ? "…" : "");
	}

}

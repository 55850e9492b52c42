package io.packetwalk.export.drawing;

/** Text inside an XML document. */
final class XmlText {

	private static final int REPLACEMENT = 0xFFFD;

	private XmlText() {
	}

	/**
	 * Text that stays text, in an element as in an attribute: markup is escaped, and what
	 * <a href="https://www.w3.org/TR/xml/#charsets">no XML document may hold</a> is
	 * replaced.
	 */
	static String escaped(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 8);
		text.codePoints().forEach((point) -> {
			switch (point) {
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '&' -> escaped.append("&amp;");
				case '"' -> escaped.append("&quot;");
				case '\'' -> escaped.append("&#39;");
				case '\t', '\n', '\r' -> escaped.append(' ');
				default -> escaped.appendCodePoint(allowed(point) ? point : REPLACEMENT);
			}
		});
		return escaped.toString();
	}

	private static boolean allowed(int point) {
		boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
		boolean control = point < 0x20 || (point >= 0x7F && point <= 0x9F);
		return !surrogate && !control && (point & 0xFFFE) != 0xFFFE;
	}

}

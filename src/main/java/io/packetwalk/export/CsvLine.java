package io.packetwalk.export;

import java.util.List;
import java.util.stream.Collectors;

/** A row of a table as <a href="https://www.rfc-editor.org/rfc/rfc4180">CSV</a>. */
public final class CsvLine {

	private CsvLine() {
	}

	/** The cells, one after the other, and the end of the row. */
	public static String of(List<String> cells) {
		return cells.stream().map(CsvLine::escaped).collect(Collectors.joining(",", "", "\r\n"));
	}

	/**
	 * Text that stays text: no second cell, no second row, and
	 * <a href= "https://owasp.org/www-community/attacks/CSV_Injection">no formula</a> in
	 * a spreadsheet.
	 */
	static String escaped(String text) {
		String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
		String plain = line.matches("(?s)\\s*[=+\\-@].*") ? "'" + line : line;
		return plain.matches("[^\",;']*") ? plain : "\"" + plain.replace("\"", "\"\"") + "\"";
	}

}

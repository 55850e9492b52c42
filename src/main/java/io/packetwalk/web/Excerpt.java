package io.packetwalk.web;

import org.jspecify.annotations.Nullable;

/**
 * The part of a line around a place, short enough for where it is shown, so that the
 * caret below it is in sight however long the line is.
 *
 * @param text the part, without indentation
 * @param caret what stands below it, empty where there is no place
 */
public record Excerpt(String text, String caret) {

	/** Room for so many characters; the column counts from 1. */
	public static Excerpt of(String line, @Nullable Integer column, int room) {
		int indent = line.length() - line.stripLeading().length();
		boolean placed = column != null && column >= 1 && column <= line.length();
		int start = !placed ? indent : (column - indent < room - 10) ? Math.min(indent, column - 1) : column - room / 3;
		int end = Math.min(line.length(), start + room);
		boolean cut = start > indent;
		String text = (cut ? "…" : "") + line.substring(Math.min(start, end), end) + (end < line.length() ? "…" : "");
		return new Excerpt(text, placed ? " ".repeat(column - 1 - start + (cut ? 1 : 0)) + "^" : "");
	}

}

package io.packetwalk.manifest;

/**
 * What somebody would type to be rid of a problem: whole lines of a file and what they
 * become.
 *
 * @param file the file
 * @param line the first line, counted from 1
 * @param lastLine the last line
 * @param before what the lines read now, without the last one's end
 * @param after what they become
 */
public record Fix(String file, int line, int lastLine, String before, String after) {

	/** The file's text with the fix; the same text where its lines read otherwise. */
	public String apply(String text) {
		int start = 0;
		for (int passed = 1; passed < this.line; passed++) {
			start = text.indexOf('\n', start) + 1;
			if (start == 0) {
				return text;
			}
		}
		String wanted = text.startsWith(this.before, start) ? this.before : this.before.replace("\n", "\r\n");
		int end = start + wanted.length();
		boolean there = text.startsWith(wanted, start)
				&& (end == text.length() || text.charAt(end) == '\n' || text.startsWith("\r\n", end));
		String written = wanted.equals(this.before) ? this.after : this.after.replace("\n", "\r\n");
		return there ? text.substring(0, start) + written + text.substring(end) : text;
	}

}

package io.packetwalk.manifest.yaml;

/**
 * One document of a file, not parsed yet.
 *
 * @param number which of the file's non-empty documents, counted from 1
 * @param line the line of the file it starts on
 * @param column the column it starts at
 * @param start its offset in the file's text
 * @param text its text
 */
public record YamlDocument(int number, int line, int column, int start, String text) {

	/** The offset in the file's text after its last character. */
	public int end() {
		return this.start + this.text.length();
	}

}

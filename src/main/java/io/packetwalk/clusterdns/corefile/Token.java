package io.packetwalk.clusterdns.corefile;

/**
 * A word of a Corefile.
 *
 * @param text the word, quotes removed
 * @param file the file it is in
 * @param line its line, from 1
 */
record Token(String text, String file, int line) {

	boolean startsLineAfter(Token previous) {
		return !this.file.equals(previous.file) || this.line != previous.line;
	}

}

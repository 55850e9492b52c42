package io.packetwalk.clusterdns.corefile;

/**
 * A word of a Corefile.
 *
 * @param text the word, quotes removed
 * @param file the file it is in
 * @param line its line, from 1
 */
record Token(String text, String file, int line) {

	CorefileException error(String directive, String message) {
		return new CorefileException(this.file, this.line, directive, message);
	}

	/** The same word with what stands in for references to the environment. */
	Token resolved() {
		return new Token(EnvironmentReferences.resolve(this.text), this.file, this.line);
	}

	boolean startsLineAfter(Token previous) {
		return !this.file.equals(previous.file) || this.line != previous.line;
	}

}

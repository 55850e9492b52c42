package io.packetwalk.nftables;

/**
 * Cuts the text of an {@code nft} file into words and marks, one after the other.
 */
final class Lexer {

	/** Each of them is a token of its own wherever it stands. */
	private static final String MARKS = "{}(),;&|^";

	private static final String OPERATORS = "=!<>";

	private final String text;

	private int at;

	private int line = 1;

	private Token next;

	Lexer(String text) {
		this.text = text;
		this.next = read();
	}

	enum Kind {

		WORD, STRING, MARK, NEWLINE, END

	}

	/**
	 * A piece of the text.
	 *
	 * @param text what it says, a string without its quotes
	 * @param line its line, from 1
	 * @param start where it begins
	 * @param end where it ends
	 */
	record Token(Kind kind, String text, int line, int start, int end) {

		boolean is(String wanted) {
			return this.kind != Kind.STRING && this.text.equals(wanted);
		}

		/** Whether a statement or a command ends before it. */
		boolean ends() {
			return this.kind == Kind.NEWLINE || this.kind == Kind.END || is(";") || is("}");
		}

	}

	Token peek() {
		return this.next;
	}

	Token next() {
		Token token = this.next;
		this.next = read();
		return token;
	}

	/** Goes back, so that this token is the next one again. */
	void rewind(Token token) {
		this.at = token.end();
		this.line = token.line();
		this.next = token;
	}

	boolean skip(String wanted) {
		boolean there = this.next.is(wanted);
		if (there) {
			next();
		}
		return there;
	}

	Token expect(String wanted) {
		if (!this.next.is(wanted)) {
			throw error("\"" + wanted + "\" is missing");
		}
		return next();
	}

	/** The next word or string. */
	String word() {
		if (this.next.kind() != Kind.WORD && this.next.kind() != Kind.STRING) {
			throw error("a word is missing");
		}
		return next().text();
	}

	void skipNewlines() {
		while (this.next.kind() == Kind.NEWLINE) {
			next();
		}
	}

	void skipSeparators() {
		while (this.next.kind() == Kind.NEWLINE || this.next.is(";")) {
			next();
		}
	}

	/** Passes over what separates lines of a block, and over its brace where it ends. */
	boolean closes() {
		skipSeparators();
		if (this.next.kind() == Kind.END) {
			throw error("a brace is not closed");
		}
		return skip("}");
	}

	/** The text as written between two places. */
	String written(int start, int end) {
		return this.text.substring(start, end);
	}

	IllegalArgumentException error(String what) {
		String found = switch (this.next.kind()) {
			case NEWLINE -> "the end of the line";
			case END -> "the end of the text";
			default -> "\"" + this.next.text() + "\"";
		};
		return new IllegalArgumentException("line " + this.next.line() + ": " + what + " at " + found);
	}

	private Token read() {
		skipBlanks();
		int start = this.at;
		if (start == this.text.length()) {
			return new Token(Kind.END, "", this.line, start, start);
		}
		char c = this.text.charAt(start);
		if (c == '\n') {
			this.at++;
			return new Token(Kind.NEWLINE, "\n", this.line++, start, this.at);
		}
		if (c == '"') {
			return string(start);
		}
		if (MARKS.indexOf(c) >= 0) {
			this.at++;
			return token(Kind.MARK, start);
		}
		if (OPERATORS.indexOf(c) >= 0) {
			while (this.at < this.text.length() && OPERATORS.indexOf(this.text.charAt(this.at)) >= 0) {
				this.at++;
			}
			return token(Kind.MARK, start);
		}
		return word(start);
	}

	private void skipBlanks() {
		while (this.at < this.text.length()) {
			char c = this.text.charAt(this.at);
			if (c == '#') {
				int end = this.text.indexOf('\n', this.at);
				this.at = (end < 0) ? this.text.length() : end;
			}
			else if (c == '\\' && this.text.startsWith("\n", this.at + 1)) {
				this.at += 2;
				this.line++;
			}
			else if (c == ' ' || c == '\t' || c == '\r') {
				this.at++;
			}
			else {
				return;
			}
		}
	}

	/** nft knows no escapes within strings. */
	private Token string(int start) {
		int end = this.text.indexOf('"', start + 1);
		if (end < 0) {
			throw new IllegalArgumentException("line " + this.line + ": a quote is not closed");
		}
		this.at = end + 1;
		return new Token(Kind.STRING, this.text.substring(start + 1, end), this.line, start, this.at);
	}

	private Token word(int start) {
		while (this.at < this.text.length() && !endsWord(this.text.charAt(this.at))) {
			this.at++;
		}
		// "1.1.1.1: accept" is a key and a colon, "fe80::" and ":8080" are words.
		boolean colon = this.at - start > 1 && this.text.charAt(this.at - 1) == ':'
				&& this.text.charAt(this.at - 2) != ':';
		if (colon) {
			this.at--;
		}
		return token(Kind.WORD, start);
	}

	private static boolean endsWord(char c) {
		return Character.isWhitespace(c) || c == '"' || c == '#' || MARKS.indexOf(c) >= 0 || OPERATORS.indexOf(c) >= 0;
	}

	private Token token(Kind kind, int start) {
		return new Token(kind, this.text.substring(start, this.at), this.line, start, this.at);
	}

}

package io.packetwalk.clusterdns.corefile;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a Corefile into words: blanks separate, quotes hold together, {@code #}
 * comments.
 */
final class Lexer {

	private final String text;

	private final String file;

	private final List<Token> tokens = new ArrayList<>();

	private int position;

	private int line = 1;

	private Lexer(String text, String file) {
		this.text = text;
		this.file = file;
	}

	static List<Token> tokens(String text, String file) {
		Lexer lexer = new Lexer(text, file);
		lexer.read();
		return lexer.tokens;
	}

	private void read() {
		while (this.position < this.text.length()) {
			char c = this.text.charAt(this.position);
			if (c == '#') {
				skipComment();
			}
			else if (c == '"') {
				quoted();
			}
			else if (Character.isWhitespace(c) || c == '\uFEFF') {
				next();
			}
			else {
				word();
			}
		}
	}

	private char next() {
		char c = this.text.charAt(this.position++);
		if (c == '\n') {
			this.line++;
		}
		return c;
	}

	private void skipComment() {
		while (this.position < this.text.length() && this.text.charAt(this.position) != '\n') {
			this.position++;
		}
	}

	private void quoted() {
		int start = this.line;
		StringBuilder word = new StringBuilder();
		next();
		while (this.position < this.text.length()) {
			char c = next();
			if (c == '"') {
				break;
			}
			boolean escaped = c == '\\' && this.position < this.text.length() && this.text.charAt(this.position) == '"';
			word.append(escaped ? next() : c);
		}
		this.tokens.add(new Token(word.toString(), this.file, start));
	}

	private void word() {
		int start = this.position;
		while (this.position < this.text.length() && !Character.isWhitespace(this.text.charAt(this.position))) {
			this.position++;
		}
		this.tokens.add(new Token(this.text.substring(start, this.position), this.file, this.line));
	}

}

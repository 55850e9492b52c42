package io.packetwalk.netfilter;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of an {@code iptables-save} line.
 *
 * @param raw as written, quotes and escapes included
 * @param value what it means
 */
record Token(String raw, String value) {

	/** Splits a line at blanks outside quotes. */
	static List<Token> split(String line) {
		List<Token> tokens = new ArrayList<>();
		int at = 0;
		while (at < line.length()) {
			if (Character.isWhitespace(line.charAt(at))) {
				at++;
				continue;
			}
			Token token = at(line, at);
			tokens.add(token);
			at += token.raw.length();
		}
		return tokens;
	}

	private static Token at(String line, int start) {
		StringBuilder value = new StringBuilder();
		boolean quoted = false;
		int at = start;
		for (; at < line.length(); at++) {
			char c = line.charAt(at);
			if (c == '"') {
				quoted = !quoted;
			}
			else if (c == '\\' && quoted && at + 1 < line.length()) {
				value.append(line.charAt(++at));
			}
			else if (Character.isWhitespace(c) && !quoted) {
				break;
			}
			else {
				value.append(c);
			}
		}
		if (quoted) {
			throw new IllegalArgumentException("a quote is not closed");
		}
		return new Token(line.substring(start, at), value.toString());
	}

	/** Whether it begins an option, or negates one. */
	boolean isOption() {
		return this.raw.equals("!") || (this.raw.startsWith("-") && this.raw.length() > 1);
	}

}

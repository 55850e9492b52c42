package io.packetwalk.clusterdns.corefile;

import java.util.ArrayList;
import java.util.List;

/** The words still to be read; imports put their words in front. */
final class TokenList {

	/** Imports that import themselves end here. */
	private static final int MOST_TOKENS = 100_000;

	private final List<Token> tokens;

	private int position;

	private int spliced;

	TokenList(List<Token> tokens) {
		this.tokens = new ArrayList<>(tokens);
	}

	boolean isEmpty() {
		return this.position >= this.tokens.size();
	}

	Token peek() {
		return this.tokens.get(this.position);
	}

	Token next() {
		return this.tokens.get(this.position++);
	}

	/** The line to name when words run out. */
	int lastLine() {
		return this.tokens.isEmpty() ? 1 : this.tokens.get(Math.min(this.position, this.tokens.size()) - 1).line();
	}

	/** Puts words where the reading is. */
	void splice(List<Token> words, Token at) throws CorefileException {
		this.spliced += words.size() + 1;
		if (this.spliced > MOST_TOKENS) {
			throw new CorefileException(at.line(), "import", "imports do not end");
		}
		this.tokens.addAll(this.position, words);
	}

}

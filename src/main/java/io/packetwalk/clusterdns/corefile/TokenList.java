package io.packetwalk.clusterdns.corefile;

import java.util.ArrayList;
import java.util.List;

/** The words still to be read; imports put their words in front. */
final class TokenList {

	/** Imports that import themselves end here. */
	private static final int MOST_TOKENS = 100_000;

	private final List<Token> tokens;

	/** The words read since the last mark, imports left out. */
	private final List<Token> read = new ArrayList<>();

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
		Token token = this.tokens.get(this.position++);
		this.read.add(token);
		return token;
	}

	/** The word to name when words run out. */
	Token last() {
		return this.tokens.isEmpty() ? new Token("", CorefileError.COREFILE, 1)
				: this.tokens.get(Math.max(0, Math.min(this.position, this.tokens.size()) - 1));
	}

	/** How many words were read so far. */
	int mark() {
		return this.read.size();
	}

	/** The words read since a mark. */
	List<Token> since(int mark) {
		return List.copyOf(this.read.subList(mark, this.read.size()));
	}

	/** Takes back words that are no part of what is read. */
	void forget(int mark) {
		this.read.subList(mark, this.read.size()).clear();
	}

	/** Puts words where the reading is. */
	void splice(List<Token> words, Token at) throws CorefileException {
		this.spliced += words.size() + 1;
		if (this.spliced > MOST_TOKENS) {
			throw at.error("import", "imports do not end");
		}
		this.tokens.addAll(this.position, words);
	}

}

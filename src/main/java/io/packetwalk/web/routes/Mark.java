package io.packetwalk.web.routes;

/**
 * What is wrong with a route: a word, a shape and a colour, and what a request gets.
 *
 * @param word the word
 * @param sign the shape
 * @param tone the colour: {@code bad} where requests fail, {@code none} where none comes
 * @param text in a sentence
 */
record Mark(String word, String sign, String tone, String text) {

	static Mark unreached(String text) {
		return new Mark("never reached", "⊘", "none", text);
	}

	static Mark never(String text) {
		return new Mark("never matches", "⊘", "bad", text);
	}

	static Mark status(String status, String text) {
		return new Mark(status, "✕", "bad", text);
	}

}

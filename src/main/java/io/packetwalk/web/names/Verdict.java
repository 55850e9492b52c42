package io.packetwalk.web.names;

/**
 * How a question or a whole lookup ended: a word, a shape and a colour.
 *
 * @param word the word
 * @param sign the shape
 * @param tone the colour: {@code good}, {@code none} or {@code bad}
 */
record Verdict(String word, String sign, String tone) {

	/** Of a whole lookup. */
	static Verdict of(String outcome, boolean found) {
		return found ? new Verdict("found", "✔", "good") : switch (outcome) {
			case "NXDOMAIN" -> new Verdict("not found", "✕", "bad");
			case "NODATA", "NOERROR" -> new Verdict("no such record", "∅", "none");
			case "SERVFAIL" -> new Verdict("server failed", "⬣", "bad");
			case "REFUSED" -> new Verdict("refused", "↩\uFE0E", "bad");
			case "UNREACHABLE" -> new Verdict("nobody listens", "↩\uFE0E", "bad");
			default -> new Verdict("no answer", "…", "bad");
		};
	}

	/** Of one question. */
	static Verdict ofQuestion(String rcode, boolean records) {
		return switch (rcode) {
			case "NOERROR" -> records ? new Verdict("NOERROR", "✔", "good") : new Verdict("NODATA", "∅", "none");
			case "TIMEOUT" -> new Verdict("no answer", "…", "bad");
			case "UNREACHABLE" -> new Verdict("unreachable", "↩\uFE0E", "bad");
			case "NXDOMAIN" -> new Verdict(rcode, "✕", "none");
			default -> new Verdict(rcode, "⬣", "bad");
		};
	}

}

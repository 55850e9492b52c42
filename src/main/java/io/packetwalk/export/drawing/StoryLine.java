package io.packetwalk.export.drawing;

import java.util.List;
import java.util.Locale;

import io.packetwalk.export.Outcome;
import io.packetwalk.trace.Trace;

/**
 * A sentence of the story with the shape that stands for it.
 *
 * @param n its number
 * @param look {@code forward}, {@code rewrite}, {@code drop} … as the style sheets call
 * it
 * @param word the word of that shape
 * @param sentence the sentence
 * @param tells whether it gives away what becomes of the packet
 */
public record StoryLine(int n, String look, String word, String sentence, boolean tells) {

	/** The sentences of a trace, in order. */
	public static List<StoryLine> of(Trace trace) {
		Walk walk = Walk.of(trace);
		int last = trace.story().size();
		return trace.story().stream().map((beat) -> {
			Look look = walk.of(beat).map(Moment::look).orElse(Look.FORWARD);
			boolean tells = look == Look.REWRITE || look.ends() || beat.n() == last;
			return new StoryLine(beat.n(), look.name().toLowerCase(Locale.ROOT).replace('_', '-'),
					walk.of(beat).map(Moment::word).orElse(look.word()), beat.sentence(), tells);
		}).toList();
	}

	/** What became of it, in a few words: {@code denied by a policy}. */
	public static String verdict(Trace trace) {
		return Outcome.word(trace);
	}

	/** The shape of that. */
	public static String verdictLook(Trace trace) {
		return Verdict.look(trace.disposition()).name().toLowerCase(Locale.ROOT);
	}

}

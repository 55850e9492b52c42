package io.packetwalk.trace;

import java.util.List;

/**
 * A sentence of the story and the steps it stands for.
 *
 * @param n its number, from 1
 * @param stage which part of the story
 * @param sentence the sentence
 * @param steps the numbers of the steps it folds
 */
public record StoryBeat(int n, StoryStage stage, String sentence, List<Integer> steps) {

	public StoryBeat {
		steps = List.copyOf(steps);
	}

}

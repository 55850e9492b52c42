package io.packetwalk.web.find;

import java.util.List;

/**
 * What a search brought.
 *
 * @param q what was asked
 * @param results what it leads to, the best first
 * @param more how many more there are
 * @param notes what is known although it leads nowhere
 * @param hint what can be asked, empty unless nothing was found
 */
record Answer(String q, List<Found> results, int more, List<String> notes, String hint) {

	Answer {
		results = List.copyOf(results);
		notes = List.copyOf(notes);
	}

}

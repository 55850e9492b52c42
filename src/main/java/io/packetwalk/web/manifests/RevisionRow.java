package io.packetwalk.web.manifests;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.packetwalk.lab.store.RevisionListing;
import io.packetwalk.web.page.Ago;

/**
 * A revision in the history.
 *
 * @param number its number
 * @param ago when it was made, in words
 * @param made when it was made, to the second
 * @param told what it changed
 * @param problems what is wrong with it, counted
 */
public record RevisionRow(int number, String ago, Instant made, String told, String problems) {

	public RevisionRow {
		made = made.truncatedTo(ChronoUnit.SECONDS);
	}

	static List<RevisionRow> of(List<RevisionListing> revisions) {
		Instant now = Instant.now();
		return revisions.stream()
			.map((one) -> new RevisionRow(one.number(), Ago.of(one.created(), now), one.created(),
					(one.told() != null) ? one.told() : "", problems(one)))
			.toList();
	}

	private static String problems(RevisionListing revision) {
		List<String> parts = new ArrayList<>();
		count(parts, revision.errors(), "error");
		count(parts, revision.warnings(), "warning");
		return parts.isEmpty() ? ((revision.errors() != null) ? "no problems" : "") : String.join(", ", parts);
	}

	private static void count(List<String> parts, @org.jspecify.annotations.Nullable Integer count, String word) {
		if (count != null && count > 0) {
			parts.add(count + " " + word + ((count == 1) ? "" : "s"));
		}
	}

}

package io.packetwalk.lab;

import java.util.ArrayList;
import java.util.List;

/** What a revision changed, in a line. */
final class RevisionWords {

	private static final int NAMED = 3;

	private static final int LONGEST = 900;

	private RevisionWords() {
	}

	/** {@code Service shop/web changed, NetworkPolicy shop/deny added and 4 more}. */
	static String of(List<ObjectChange> changes) {
		if (changes.isEmpty()) {
			return "no object changed";
		}
		List<String> words = new ArrayList<>();
		changes.stream().limit(NAMED).forEach((change) -> words.add(change.object() + " " + change.kind().word()));
		String told = String.join(", ", words)
				+ ((changes.size() > NAMED) ? " and " + (changes.size() - NAMED) + " more" : "");
		return (told.length() > LONGEST) ? told.substring(0, LONGEST) + "…" : told;
	}

}

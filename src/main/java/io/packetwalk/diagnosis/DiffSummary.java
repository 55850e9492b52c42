package io.packetwalk.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.diagnosis.PairChange.Kind;

/** Two revisions compared in one sentence. */
final class DiffSummary {

	private static final int TOLD = 3;

	private DiffSummary() {
	}

	/**
	 * @param changes what differs between the revisions
	 * @param involved the objects that decide about pairs that changed: of the changes,
	 * theirs are told, or all where none is theirs
	 */
	static String of(Map<Kind, Long> counts, List<ClusterChange> changes, Set<ObjectRef> involved) {
		if (counts.isEmpty()) {
			return changes.isEmpty() ? "Nothing changed"
					: "Nobody reaches more or less than before, although " + told(changes);
		}
		List<ClusterChange> theirs = changes.stream().filter((change) -> involved.contains(change.object())).toList();
		List<ClusterChange> why = theirs.isEmpty() ? changes : theirs;
		return pairs(counts) + (why.isEmpty() ? "" : ": " + told(why));
	}

	/** {@code 2 pairs are newly denied, 1 newly allowed}. */
	private static String pairs(Map<Kind, Long> counts) {
		List<String> parts = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			long count = counts.getOrDefault(kind, 0L);
			if (count > 0) {
				String subject = !parts.isEmpty() ? "" : (count == 1) ? " pair is" : " pairs are";
				parts.add(count + subject + " newly " + kind.word());
			}
		}
		return String.join(", ", parts);
	}

	private static String told(List<ClusterChange> changes) {
		String told = String.join(", ", changes.stream().limit(TOLD).map(ClusterChange::sentence).toList());
		return told + ((changes.size() > TOLD) ? " and " + (changes.size() - TOLD) + " more" : "");
	}

}

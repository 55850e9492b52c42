package io.packetwalk.web.manifests;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.ObjectChange;
import io.packetwalk.lab.Rehearsal;

/**
 * What saving would change.
 *
 * @param objects the objects that differ, the first of them
 * @param moreObjects how many differ besides
 * @param findings the problems that come and go
 * @param reach who reaches more or less, null when it was not worked out
 * @param saveable whether there is anything to save at all
 */
public record Outlook(List<ObjectChange> objects, int moreObjects, Findings findings, @Nullable Reach reach,
		boolean saveable) {

	private static final int LISTED = 40;

	private static final int PAIRS = 20;

	/** While somebody types, and when it is asked for. */
	private static final long CELLS = 12_000;

	private static final long MOST_CELLS = 400_000;

	static Outlook of(Lab base, Rehearsal rehearsal, boolean thorough) {
		List<ObjectChange> objects = rehearsal.changes();
		int listed = Math.min(LISTED, objects.size());
		Lab lab = rehearsal.lab();
		Reach reach = (lab == null) ? null : Reach.of(base, lab, thorough ? MOST_CELLS : CELLS, PAIRS).orElse(null);
		return new Outlook(objects.subList(0, listed), objects.size() - listed,
				Findings.between(base.problems(), rehearsal.problems()), reach, lab != null);
	}

	/** {@code 2 objects differ, 1 problem gone, 1 new}. */
	public String sentence() {
		List<String> parts = new ArrayList<>();
		int count = this.objects.size() + this.moreObjects;
		parts.add((count == 0) ? "No object differs" : count + ((count == 1) ? " object differs" : " objects differ"));
		count(parts, this.findings.gone().size(), "gone");
		count(parts, this.findings.appeared().size(), "new");
		return String.join(", ", parts);
	}

	private static void count(List<String> parts, int count, String word) {
		if (count > 0) {
			parts.add(count + ((count == 1) ? " problem " : " problems ") + word);
		}
	}

}

package io.packetwalk.web.manifests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of two texts differ. Comparing line by line takes time and memory by the
 * square of what differs, so long texts are first cut at the lines both have once, as
 * <a href="https://bramcohen.livejournal.com/73318.html">patience diff</a> does.
 */
final class LineDiff {

	private static final int MOST_COMPARED = 4_000;

	private static final int DEEPEST = 12;

	private final List<String> old;

	private final List<String> now;

	private final List<Change> changes = new ArrayList<>();

	private LineDiff(List<String> old, List<String> now) {
		this.old = old;
		this.now = now;
	}

	/** In the order of the lines. */
	static List<Change> between(List<String> old, List<String> now) {
		LineDiff diff = new LineDiff(old, now);
		diff.compare(0, old.size(), 0, now.size(), 0);
		return diff.changes;
	}

	private void compare(int oldFrom, int oldTo, int nowFrom, int nowTo, int depth) {
		int a = oldFrom;
		int b = nowFrom;
		while (a < oldTo && b < nowTo && this.old.get(a).equals(this.now.get(b))) {
			a++;
			b++;
		}
		int endA = oldTo;
		int endB = nowTo;
		while (endA > a && endB > b && this.old.get(endA - 1).equals(this.now.get(endB - 1))) {
			endA--;
			endB--;
		}
		if (endA - a + endB - b <= MOST_COMPARED) {
			lineByLine(a, endA, b, endB);
		}
		else {
			cut(a, endA, b, endB, depth);
		}
	}

	private void lineByLine(int oldFrom, int oldTo, int nowFrom, int nowTo) {
		List<String> before = this.old.subList(oldFrom, oldTo);
		List<String> after = this.now.subList(nowFrom, nowTo);
		for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
			this.changes.add(new Change(oldFrom + delta.getSource().getPosition(), delta.getSource().getLines(),
					nowFrom + delta.getTarget().getPosition(), delta.getTarget().getLines()));
		}
	}

	private void cut(int oldFrom, int oldTo, int nowFrom, int nowTo, int depth) {
		List<Anchor> anchors = (depth < DEEPEST) ? anchors(oldFrom, oldTo, nowFrom, nowTo) : List.of();
		if (anchors.isEmpty()) {
			this.changes
				.add(new Change(oldFrom, this.old.subList(oldFrom, oldTo), nowFrom, this.now.subList(nowFrom, nowTo)));
			return;
		}
		int a = oldFrom;
		int b = nowFrom;
		for (Anchor anchor : anchors) {
			compare(a, anchor.old, b, anchor.now, depth + 1);
			a = anchor.old + 1;
			b = anchor.now + 1;
		}
		compare(a, oldTo, b, nowTo, depth + 1);
	}

	/** The longest run of lines that both have once and in the same order. */
	private List<Anchor> anchors(int oldFrom, int oldTo, int nowFrom, int nowTo) {
		Map<String, Integer> before = once(this.old, oldFrom, oldTo);
		Map<String, Integer> after = once(this.now, nowFrom, nowTo);
		List<Anchor> piles = new ArrayList<>();
		for (int a = oldFrom; a < oldTo; a++) {
			int b = after.getOrDefault(this.old.get(a), -1);
			if (b >= 0 && before.getOrDefault(this.old.get(a), -1) == a) {
				int pile = pile(piles, b);
				Anchor anchor = new Anchor(a, b, (pile > 0) ? piles.get(pile - 1) : null);
				if (pile == piles.size()) {
					piles.add(anchor);
				}
				else {
					piles.set(pile, anchor);
				}
			}
		}
		List<Anchor> longest = new ArrayList<>();
		for (Anchor at = piles.isEmpty() ? null : piles.getLast(); at != null; at = at.before) {
			longest.add(at);
		}
		return longest.reversed();
	}

	/** Where each line is that is there once; of the others -1. */
	private static Map<String, Integer> once(List<String> lines, int from, int to) {
		Map<String, Integer> places = new HashMap<>();
		for (int i = from; i < to; i++) {
			places.merge(lines.get(i), i, (one, other) -> -1);
		}
		return places;
	}

	private static int pile(List<Anchor> piles, int now) {
		int low = 0;
		int high = piles.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (piles.get(middle).now < now) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/** A line both have. */
	private record Anchor(int old, int now, @Nullable Anchor before) {
	}

	/**
	 * Lines that were put in place of others.
	 *
	 * @param from where the first of them was, from 0
	 * @param gone those that are gone
	 * @param to where the first of them is now
	 * @param come those that are new
	 */
	record Change(int from, List<String> gone, int to, List<String> come) {
	}

}

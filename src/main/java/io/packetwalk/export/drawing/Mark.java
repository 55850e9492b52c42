package io.packetwalk.export.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.packetwalk.topology.Vertex;

/**
 * A number on a box: what happened there.
 *
 * @param box the box
 * @param look what
 * @param number its number
 * @param x its middle
 * @param y its middle
 */
record Mark(Vertex box, Look look, String number, double x, double y) {

	private static final double STEP = 27;

	/** What stands right of the mark of a packet that ends. */
	static final double NEVER_SENT = 104;

	Frame frame() {
		double right = this.look.ends() ? NEVER_SENT : Token.REACH;
		return new Frame(this.x - Token.REACH, this.y - 15, Token.REACH + right, 36);
	}

	/**
	 * Gives several numbers of one box places side by side, the last at its corner; what
	 * ends the way comes last, because a word stands beside it.
	 */
	static List<Mark> side(List<Mark> marks) {
		Map<String, List<Mark>> byBox = new LinkedHashMap<>();
		marks.forEach((mark) -> byBox.computeIfAbsent(mark.box.id(), (id) -> new ArrayList<>()).add(mark));
		return byBox.values().stream().flatMap((all) -> placed(all).stream()).toList();
	}

	/** Along the upper border; what has no room there goes along the lower one. */
	private static List<Mark> placed(List<Mark> all) {
		List<Mark> marks = all.stream().sorted(Comparator.comparing((mark) -> mark.look.ends())).toList();
		Vertex box = marks.getFirst().box();
		int fits = Math.max(1, (int) ((box.width() + 12) / STEP));
		List<Mark> placed = new ArrayList<>();
		int below = Math.max(0, marks.size() - fits);
		for (int i = 0; i < marks.size(); i++) {
			boolean under = i < below;
			int behind = (under ? below : marks.size()) - 1 - i;
			Mark mark = marks.get(i);
			double y = under ? box.y() + box.height() + 1 : box.y() - 3;
			placed.add(new Mark(box, mark.look, mark.number, box.x() + box.width() - 5 - behind * STEP, y));
		}
		return placed;
	}

}

package io.packetwalk.diagnosis.comparison;

import java.util.ArrayList;
import java.util.List;

import io.packetwalk.diagnosis.comparison.Lane.Point;

/**
 * Puts each step beside its counterpart: as many as can be, in the order of both walks.
 */
final class Alignment {

	private final Lane first;

	private final Lane second;

	private final int[][] best;

	private final List<Row> rows = new ArrayList<>();

	private Alignment(Lane first, Lane second) {
		this.first = first;
		this.second = second;
		this.best = new int[first.size() + 1][second.size() + 1];
	}

	static List<Row> of(Lane first, Lane second) {
		Alignment alignment = new Alignment(first, second);
		alignment.weigh();
		alignment.walk();
		return List.copyOf(alignment.rows);
	}

	/**
	 * Counterparts that are also the same count for more, so that they find each other.
	 */
	private void weigh() {
		for (int i = this.first.size() - 1; i >= 0; i--) {
			for (int j = this.second.size() - 1; j >= 0; j--) {
				int skip = Math.max(this.best[i + 1][j], this.best[i][j + 1]);
				int weight = weight(this.first.get(i), this.second.get(j));
				this.best[i][j] = (weight > 0) ? Math.max(skip, weight + this.best[i + 1][j + 1]) : skip;
			}
		}
	}

	private static int weight(Point first, Point second) {
		if (!first.role().equals(second.role())) {
			return 0;
		}
		return first.likeness(second).matters() ? 2 : 3;
	}

	private void walk() {
		int i = 0;
		int j = 0;
		while (i < this.first.size() && j < this.second.size()) {
			Point left = this.first.get(i);
			Point right = this.second.get(j);
			int weight = weight(left, right);
			if (weight > 0 && this.best[i][j] == weight + this.best[i + 1][j + 1]) {
				this.rows.add(new Row(left.step().n(), right.step().n(), left.likeness(right)));
				i++;
				j++;
			}
			else if (this.best[i + 1][j] >= this.best[i][j + 1]) {
				onlyFirst(i++);
			}
			else {
				onlySecond(j++);
			}
		}
		while (i < this.first.size()) {
			onlyFirst(i++);
		}
		while (j < this.second.size()) {
			onlySecond(j++);
		}
	}

	private void onlyFirst(int index) {
		this.rows.add(new Row(this.first.get(index).step().n(), null, Likeness.ONLY_FIRST));
	}

	private void onlySecond(int index) {
		this.rows.add(new Row(null, this.second.get(index).step().n(), Likeness.ONLY_SECOND));
	}

}

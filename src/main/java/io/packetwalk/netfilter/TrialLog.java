package io.packetwalk.netfilter;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

import io.packetwalk.netfilter.Conditions.Place;

/**
 * The rules a packet was tried against. A run of rules lost on their destination is kept
 * as a range, and spelled out when somebody reads it.
 */
final class TrialLog extends AbstractList<Trial> implements RandomAccess {

	private final List<Stretch> stretches;

	private final List<Integer> ends = new ArrayList<>();

	private TrialLog(List<Stretch> stretches) {
		this.stretches = List.copyOf(stretches);
		int end = 0;
		for (Stretch stretch : this.stretches) {
			end += stretch.size();
			this.ends.add(end);
		}
	}

	/** Some trials in a row. */
	private sealed interface Stretch {

		int size();

		Trial at(int offset);

	}

	private record One(Trial trial) implements Stretch {

		@Override
		public int size() {
			return 1;
		}

		@Override
		public Trial at(int offset) {
			return this.trial;
		}

	}

	private record Losers(Conditions first, int size) implements Stretch {

		@Override
		public Trial at(int offset) {
			Place place = this.first.place().at(this.first.place().index() + offset);
			Conditions there = new Conditions(place, this.first.packet(), this.first.around(), this.first.connmark());
			return new Trial(place.table(), place.chain().name(), place.index(), place.rule(), false, "",
					there.check().says());
		}

	}

	/** A log while it is being written. */
	static final class Writer {

		private final List<Stretch> stretches = new ArrayList<>();

		void add(Trial trial) {
			this.stretches.add(new One(trial));
		}

		/**
		 * Notes the rules from one to another (exclusive) as lost on their destination.
		 */
		void losers(Conditions first, int to) {
			int size = to - first.place().index();
			if (size > 0) {
				this.stretches.add(new Losers(first, size));
			}
		}

		TrialLog close() {
			return new TrialLog(this.stretches);
		}

	}

	@Override
	public int size() {
		return this.ends.isEmpty() ? 0 : this.ends.getLast();
	}

	@Override
	public Trial get(int index) {
		Objects.checkIndex(index, size());
		int found = Collections.binarySearch(this.ends, index + 1);
		int stretch = (found >= 0) ? found : -found - 1;
		int start = (stretch == 0) ? 0 : this.ends.get(stretch - 1);
		return this.stretches.get(stretch).at(index - start);
	}

	/** The trials that matched, without spelling out any loser. */
	List<Trial> matched() {
		List<Trial> matched = new ArrayList<>();
		for (Stretch stretch : this.stretches) {
			if (stretch instanceof One one && one.trial().matched()) {
				matched.add(one.trial());
			}
		}
		return matched;
	}

}

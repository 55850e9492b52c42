package io.packetwalk.web.manifests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class LineDiffTests {

	private static List<String> lines(int count, String word) {
		return IntStream.range(0, count).mapToObj((i) -> word + i).toList();
	}

	/** What the changes make of the old lines. */
	private static List<String> applied(List<String> old, List<LineDiff.Change> changes) {
		List<String> made = new ArrayList<>();
		int at = 0;
		for (LineDiff.Change change : changes) {
			made.addAll(old.subList(at, change.from()));
			assertThat(change.to()).isEqualTo(made.size());
			assertThat(change.gone()).isEqualTo(old.subList(change.from(), change.from() + change.gone().size()));
			made.addAll(change.come());
			at = change.from() + change.gone().size();
		}
		made.addAll(old.subList(at, old.size()));
		return made;
	}

	@Test
	void aLineInTheMiddleIsOneChange() {
		assertThat(LineDiff.between(List.of("a", "b", "c"), List.of("a", "B", "c")))
			.containsExactly(new LineDiff.Change(1, List.of("b"), 1, List.of("B")));
		assertThat(LineDiff.between(List.of("a"), List.of("a"))).isEmpty();
	}

	@Test
	void twoChangesFarApartInALongTextStayTwo() {
		List<String> old = lines(50_000, "line ");
		List<String> now = new ArrayList<>(old);
		now.set(3, "changed");
		now.remove(40_000);
		now.add(49_000, "added");
		List<LineDiff.Change> changes = LineDiff.between(old, now);
		assertThat(changes).hasSize(3);
		assertThat(applied(old, changes)).isEqualTo(now);
	}

	@Test
	void textsWithNothingInCommonAreOneChange() {
		List<String> old = lines(200_000, "old ");
		List<String> now = lines(200_000, "new ");
		assertThat(LineDiff.between(old, now)).containsExactly(new LineDiff.Change(0, old, 0, now));
	}

	@Test
	void aLongTextTurnedUpsideDownIsComparedInTime() {
		List<String> old = lines(100_000, "line ");
		List<String> now = old.reversed();
		assertThat(applied(old, LineDiff.between(old, now))).isEqualTo(now);
	}

	@Test
	void whateverChangedTheChangesMakeTheNewTextOfTheOld() {
		Random random = new Random(7);
		for (int round = 0; round < 20; round++) {
			List<String> old = new ArrayList<>(lines(6_000, "line "));
			IntStream.range(0, 500).forEach((i) -> old.set(random.nextInt(old.size()), "often"));
			List<String> now = new ArrayList<>(old);
			Collections.rotate(now.subList(0, random.nextInt(now.size())), random.nextInt(100));
			IntStream.range(0, 300).forEach((i) -> now.remove(random.nextInt(now.size())));
			assertThat(applied(old, LineDiff.between(old, now))).isEqualTo(now);
		}
	}

}

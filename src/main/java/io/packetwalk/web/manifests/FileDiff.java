package io.packetwalk.web.manifests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.packetwalk.manifest.ManifestSet.SourceText;

/**
 * A file whose text two revisions do not have alike.
 *
 * @param name its name
 * @param kind {@code added}, {@code removed} or {@code changed}
 * @param plus how many lines are new
 * @param minus how many are gone
 * @param rows its lines, side by side, far from a change left out
 */
public record FileDiff(String name, String kind, int plus, int minus, List<DiffLine> rows) {

	private static final int AROUND = 3;

	private static final int MOST_ROWS = 2_000;

	/** In the order of their names. */
	static List<FileDiff> between(List<SourceText> before, List<SourceText> after) {
		Map<String, String> old = texts(before);
		Map<String, String> now = texts(after);
		TreeSet<String> names = new TreeSet<>(old.keySet());
		names.addAll(now.keySet());
		return names.stream()
			.filter((name) -> !old.getOrDefault(name, "\0").equals(now.getOrDefault(name, "\0")))
			.map((name) -> of(name, old.get(name), now.get(name)))
			.toList();
	}

	private static Map<String, String> texts(List<SourceText> files) {
		Map<String, String> texts = new LinkedHashMap<>();
		files.forEach((file) -> texts.put(file.name(), file.text()));
		return texts;
	}

	private static FileDiff of(String name, @Nullable String before, @Nullable String after) {
		List<String> old = lines(before);
		List<String> now = lines(after);
		List<DiffLine> rows = new ArrayList<>();
		int at = 0;
		for (LineDiff.Change change : LineDiff.between(old, now)) {
			same(rows, old, at, change.from(), change.to(), at > 0);
			changed(rows, change);
			at = change.from() + change.gone().size();
		}
		tail(rows, old, at, now.size() - old.size());
		int plus = (int) rows.stream().filter((row) -> row.after() != null && !row.same()).count();
		int minus = (int) rows.stream().filter((row) -> row.before() != null && !row.same()).count();
		String kind = (before == null) ? "added" : (after == null) ? "removed" : "changed";
		return new FileDiff(name, kind, plus, minus, rows.subList(0, Math.min(rows.size(), MOST_ROWS)));
	}

	private static List<String> lines(@Nullable String text) {
		return (text == null || text.isEmpty()) ? List.of() : text.lines().toList();
	}

	private static void same(List<DiffLine> rows, List<String> old, int from, int to, int target, boolean before) {
		int shift = target - to;
		boolean all = to - from <= 2 * AROUND + 1 && before;
		int head = before ? Math.min(to, from + AROUND) : from;
		int start = all ? from : Math.max(head, to - AROUND);
		if (!all) {
			same(rows, old, from, head, shift);
			if (start > head) {
				rows.add(DiffLine.gap(start - head));
			}
		}
		same(rows, old, start, to, shift);
	}

	private static void tail(List<DiffLine> rows, List<String> old, int from, int shift) {
		int end = Math.min(old.size(), from + AROUND);
		same(rows, old, from, end, shift);
		if (end < old.size()) {
			rows.add(DiffLine.gap(old.size() - end));
		}
	}

	private static void same(List<DiffLine> rows, List<String> old, int from, int to, int shift) {
		for (int i = from; i < to; i++) {
			rows.add(new DiffLine(i + 1, old.get(i), i + 1 + shift, old.get(i), true, 0));
		}
	}

	private static void changed(List<DiffLine> rows, LineDiff.Change change) {
		List<String> gone = change.gone();
		List<String> come = change.come();
		for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
			boolean old = i < gone.size();
			boolean now = i < come.size();
			rows.add(new DiffLine(old ? change.from() + i + 1 : 0, old ? gone.get(i) : null,
					now ? change.to() + i + 1 : 0, now ? come.get(i) : null, false, 0));
		}
	}

}

package io.packetwalk.topology;

import java.util.ArrayList;
import java.util.List;

/** Namespaces set in columns like newspaper articles, close to the shape of a screen. */
final class Columns {

	private static final double SHAPE = 1.7;

	private static final int TRIES = 24;

	private Columns() {
	}

	/** The namespaces of each column, from the top. */
	static List<List<NamespaceLayout>> of(List<NamespaceLayout> layouts, int gapX, int gapY) {
		List<List<NamespaceLayout>> best = List.of(layouts);
		double bestDistance = distance(best, gapX, gapY);
		int total = layouts.stream().mapToInt((layout) -> layout.height() + gapY).sum();
		int tallest = layouts.stream().mapToInt((layout) -> layout.height() + gapY).max().orElse(0);
		for (int i = 0; i < TRIES; i++) {
			int limit = tallest + (total - tallest) * i / TRIES;
			List<List<NamespaceLayout>> columns = fill(layouts, limit, gapY);
			double distance = distance(columns, gapX, gapY);
			if (distance < bestDistance) {
				best = columns;
				bestDistance = distance;
			}
		}
		return best;
	}

	private static List<List<NamespaceLayout>> fill(List<NamespaceLayout> layouts, int limit, int gapY) {
		List<List<NamespaceLayout>> columns = new ArrayList<>();
		int used = limit;
		for (NamespaceLayout layout : layouts) {
			if (used + layout.height() + gapY > limit) {
				columns.add(new ArrayList<>());
				used = 0;
			}
			columns.getLast().add(layout);
			used += layout.height() + gapY;
		}
		return columns;
	}

	/** How far the shape of these columns is from that of a screen, 0 for equal. */
	private static double distance(List<List<NamespaceLayout>> columns, int gapX, int gapY) {
		int width = columns.stream().mapToInt((column) -> width(column) + gapX).sum();
		int height = columns.stream()
			.mapToInt((column) -> column.stream().mapToInt((layout) -> layout.height() + gapY).sum())
			.max()
			.orElse(1);
		return Math.abs(Math.log((double) Math.max(1, width) / Math.max(1, height) / SHAPE));
	}

	static int width(List<NamespaceLayout> column) {
		return column.stream().mapToInt(NamespaceLayout::width).max().orElse(0);
	}

}

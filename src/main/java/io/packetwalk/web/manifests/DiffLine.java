package io.packetwalk.web.manifests;

import org.jspecify.annotations.Nullable;

/**
 * A line of two texts side by side.
 *
 * @param oldLine its number in the first, 0 when it has none
 * @param before its text in the first, null when it is not there
 * @param newLine its number in the second
 * @param after its text in the second
 * @param same whether both have it
 * @param left how many lines alike are left out here; then there is nothing else
 */
public record DiffLine(int oldLine, @Nullable String before, int newLine, @Nullable String after, boolean same,
		int left) {

	static DiffLine gap(int lines) {
		return new DiffLine(0, null, 0, null, true, lines);
	}

}

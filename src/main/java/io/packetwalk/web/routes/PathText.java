package io.packetwalk.web.routes;

import java.util.regex.Pattern;

import io.packetwalk.http.PathMatch;

/**
 * A path in words.
 *
 * @param path the path, or the expression
 * @param kind how it is compared, e.g. {@code element prefix}
 */
record PathText(String path, String kind) {

	static PathText of(PathMatch match) {
		return switch (match) {
			case PathMatch.Exact exact -> new PathText(exact.path(), "exact");
			case PathMatch.ElementPrefix prefix -> new PathText(prefix.path(), every(prefix.path(), "element prefix"));
			case PathMatch.CharacterPrefix prefix ->
				new PathText(prefix.path().isEmpty() ? "/" : prefix.path(), every(prefix.path(), "character prefix"));
			case PathMatch.Regex regex -> new PathText(regex.pattern().pattern(),
					"regular expression" + (ignoresCase(regex) ? ", ignoring case" : ""));
			case PathMatch.Never never -> new PathText(never.text(), "not a regular expression");
		};
	}

	private static String every(String path, String kind) {
		return (path.isEmpty() || path.equals("/")) ? "every path" : kind;
	}

	private static boolean ignoresCase(PathMatch.Regex regex) {
		return (regex.pattern().flags() & Pattern.CASE_INSENSITIVE) != 0;
	}

}

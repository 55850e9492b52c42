package io.packetwalk.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether one kind of path leaves nothing to another. Where that cannot be told, such as
 * between two expressions, the answer is no.
 */
final class PathCover {

	private static final Pattern PLAIN = Pattern.compile("\\^([^.*+?()\\[\\]{}|\\\\^$]*)(.*)", Pattern.DOTALL);

	private PathCover() {
	}

	static boolean covers(PathMatch one, PathMatch other) {
		if (other instanceof PathMatch.Never || one.equals(other) || sameExpression(one, other)) {
			return true;
		}
		return switch (one) {
			case PathMatch.Exact exact -> false;
			case PathMatch.ElementPrefix prefix -> elements(prefix, other);
			case PathMatch.CharacterPrefix prefix -> everything(prefix.path())
					|| beginning(other, false).filter((start) -> start.startsWith(prefix.path())).isPresent();
			case PathMatch.Regex regex -> expression(regex, other);
			case PathMatch.Never never -> false;
		};
	}

	private static boolean sameExpression(PathMatch one, PathMatch other) {
		return one instanceof PathMatch.Regex && other instanceof PathMatch.Regex
				&& one.toString().equals(other.toString());
	}

	private static boolean elements(PathMatch.ElementPrefix prefix, PathMatch other) {
		return switch (other) {
			case PathMatch.Exact exact -> prefix.matches(exact.path());
			case PathMatch.ElementPrefix inner -> prefix.matches(inner.path());
			case PathMatch.CharacterPrefix inner ->
				prefix.matches(inner.path()) && inner.path().startsWith(slashed(prefix.path()));
			case PathMatch.Regex regex -> slashed(prefix.path()).equals("/");
			case PathMatch.Never never -> true;
		};
	}

	private static boolean everything(String start) {
		return start.isEmpty() || start.equals("/");
	}

	private static String slashed(String path) {
		return path.endsWith("/") ? path : path + "/";
	}

	/** An expression that only says how a path begins takes all that begins so. */
	private static boolean expression(PathMatch.Regex regex, PathMatch other) {
		if (other instanceof PathMatch.Exact exact) {
			return regex.matches(exact.path());
		}
		boolean ignoresCase = ignoresCase(regex);
		String wanted = open(regex).orElse(null);
		return wanted != null && (everything(wanted)
				|| beginning(other, ignoresCase).filter((start) -> start.startsWith(wanted)).isPresent());
	}

	/** What a path has to begin with and nothing else, if that is all. */
	private static Optional<String> open(PathMatch.Regex regex) {
		var matcher = PLAIN.matcher(regex.pattern().pattern());
		return (matcher.matches() && matcher.group(2).matches("(\\.\\*|\\(\\.\\*\\))?"))
				? Optional.of(cased(matcher.group(1), ignoresCase(regex))) : Optional.empty();
	}

	/** What every path of it begins with, where that is known. */
	private static Optional<String> beginning(PathMatch path, boolean ignoringCase) {
		return switch (path) {
			case PathMatch.Exact exact -> Optional.of(cased(exact.path(), ignoringCase));
			case PathMatch.ElementPrefix prefix ->
				Optional.of(cased(prefix.path().replaceFirst("(?<=.)/$", ""), ignoringCase));
			case PathMatch.CharacterPrefix prefix -> Optional.of(cased(prefix.path(), ignoringCase));
			case PathMatch.Regex regex when ignoresCase(regex) && !ignoringCase -> Optional.empty();
			case PathMatch.Regex regex -> {
				var matcher = PLAIN.matcher(regex.pattern().pattern());
				yield matcher.matches() ? Optional.of(cased(certain(matcher.group(1), matcher.group(2)), ignoringCase))
						: Optional.empty();
			}
			case PathMatch.Never never -> Optional.empty();
		};
	}

	/** A character that a quantifier follows need not be there. */
	private static String certain(String plain, String rest) {
		boolean optional = rest.startsWith("?") || rest.startsWith("*") || rest.startsWith("{");
		return (optional && !plain.isEmpty()) ? plain.substring(0, plain.length() - 1)
				: rest.contains("|") ? "" : plain;
	}

	private static boolean ignoresCase(PathMatch.Regex regex) {
		return (regex.pattern().flags() & Pattern.CASE_INSENSITIVE) != 0;
	}

	private static String cased(String text, boolean ignoringCase) {
		return ignoringCase ? text.toLowerCase(Locale.ROOT) : text;
	}

}

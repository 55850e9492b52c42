package io.packetwalk.http;

import java.util.regex.Pattern;

/** What a rule asks of the path. */
public sealed interface PathMatch {

	/** Every path. */
	PathMatch ANY = new CharacterPrefix("");

	boolean matches(String path);

	/** Whether every path of the other is one of these, as far as can be told. */
	default boolean covers(PathMatch other) {
		return PathCover.covers(this, other);
	}

	/** The path byte for byte. */
	record Exact(String path) implements PathMatch {

		@Override
		public boolean matches(String candidate) {
			return candidate.equals(this.path);
		}

		@Override
		public String toString() {
			return "= " + this.path;
		}

	}

	/**
	 * The path and everything below it, slash by slash: {@code /aaa/bb} is not
	 * {@code /aaa/bbb}.
	 */
	record ElementPrefix(String path) implements PathMatch {

		@Override
		public boolean matches(String candidate) {
			String prefix = this.path.endsWith("/") ? this.path.substring(0, this.path.length() - 1) : this.path;
			return candidate.equals(prefix) || candidate.startsWith(prefix + "/");
		}

		@Override
		public String toString() {
			return this.path + " and below";
		}

	}

	/** Whatever starts with these characters. */
	record CharacterPrefix(String path) implements PathMatch {

		@Override
		public boolean matches(String candidate) {
			return candidate.startsWith(this.path);
		}

		@Override
		public String toString() {
			return this.path + "*";
		}

	}

	/** Whatever a regular expression is found in. */
	record Regex(Pattern pattern) implements PathMatch {

		@Override
		public boolean matches(String candidate) {
			return this.pattern.matcher(candidate).find();
		}

		@Override
		public String toString() {
			boolean ignoresCase = (this.pattern.flags() & Pattern.CASE_INSENSITIVE) != 0;
			return (ignoresCase ? "~* " : "~ ") + this.pattern.pattern();
		}

	}

	/** No path at all: a pattern the proxy cannot compile. */
	record Never(String text) implements PathMatch {

		@Override
		public boolean matches(String candidate) {
			return false;
		}

		@Override
		public String toString() {
			return this.text + " (not a regular expression)";
		}

	}

}

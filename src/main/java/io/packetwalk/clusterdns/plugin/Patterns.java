package io.packetwalk.clusterdns.plugin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.packetwalk.clusterdns.corefile.CorefileException;
import io.packetwalk.clusterdns.corefile.Directive;

/**
 * Regular expressions of a Corefile. Go's run in linear time; here a name that would take
 * very long counts as not matching.
 */
public final class Patterns {

	private static final int MOST_STEPS = 200_000;

	private Patterns() {
	}

	public static Pattern compile(Directive directive, String regex) throws CorefileException {
		try {
			return Pattern.compile(regex.replace("(?P<", "(?<"));
		}
		catch (PatternSyntaxException ex) {
			throw directive.error("invalid regex matching pattern: " + regex);
		}
	}

	public static Optional<Matcher> find(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(new Watched(text, new int[1]));
		try {
			return matcher.find() ? Optional.of(matcher) : Optional.empty();
		}
		catch (TooManyStepsException | StackOverflowError ex) {
			return Optional.empty();
		}
	}

	/** A replacement with its {@code {1}} filled in. */
	static String fill(String replacement, Matcher matcher) {
		String filled = replacement;
		for (int i = 0; i <= matcher.groupCount(); i++) {
			String group = matcher.group(i);
			filled = filled.replace("{" + i + "}", (group != null) ? group : "");
		}
		return filled;
	}

	/** Text that counts how often it is looked at. */
	private record Watched(String text, int[] steps) implements CharSequence {

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			if (++this.steps[0] > MOST_STEPS) {
				throw new TooManyStepsException();
			}
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.substring(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	private static final class TooManyStepsException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}

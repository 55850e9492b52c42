package io.packetwalk.http;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

/** What a rule asks of the value of a header or query parameter. */
public sealed interface ValueMatch {

	boolean matches(String value);

	/** Just this value; case matters. */
	record Exact(String value) implements ValueMatch {

		@Override
		public boolean matches(String candidate) {
			return candidate.equals(this.value);
		}

		@Override
		public String toString() {
			return this.value;
		}

	}

	/** A regular expression that the whole value fits. */
	record Regex(Pattern pattern) implements ValueMatch {

		@Override
		public boolean matches(String candidate) {
			return this.pattern.matcher(candidate).matches();
		}

		@Override
		public String toString() {
			return "~ " + this.pattern;
		}

	}

	/** Nothing: an expression the proxy cannot compile. */
	record Never(String text) implements ValueMatch {

		@Override
		public boolean matches(String candidate) {
			return false;
		}

		@Override
		public String toString() {
			return this.text + " (not a regular expression)";
		}

	}

	/** The regular expression, or nothing when it is none. */
	static ValueMatch regex(String expression) {
		try {
			return new Regex(Pattern.compile(expression));
		}
		catch (PatternSyntaxException ex) {
			return new Never(expression);
		}
	}

	/** Whether a value that may be absent fits, in words. */
	default HttpCondition.Answer answer(String what, @Nullable String value) {
		if (value == null) {
			return new HttpCondition.Answer(false, "there is no " + what);
		}
		boolean fits = matches(value);
		return new HttpCondition.Answer(fits, what + " is " + value + (fits ? "" : ", not " + this));
	}

}

package io.packetwalk.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of a path before it is sent on. */
@FunctionalInterface
public interface PathRewrite {

	/** It stays as it is. */
	PathRewrite NONE = (path) -> path;

	String apply(String path);

	/** What it does in words, empty where it does nothing. */
	default String words() {
		return "";
	}

	/** Where the expression is found, the whole path becomes the replacement. */
	record Found(Pattern expression, String replacement) implements PathRewrite {

		@Override
		public String apply(String path) {
			Matcher matcher = this.expression.matcher(path);
			return matcher.find() ? fill(this.replacement, matcher) : path;
		}

		@Override
		public String words() {
			return this.expression.pattern().replaceFirst("^\\(\\?i\\)", "") + " becomes " + this.replacement;
		}

	}

	/** A rewrite that says what it does. */
	record Told(String words, PathRewrite way) implements PathRewrite {

		@Override
		public String apply(String path) {
			return this.way.apply(path);
		}

	}

	/**
	 * nginx's <a href=
	 * "https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#rewrite">rewrite</a>:
	 * where the expression is found the whole path becomes the replacement, {@code $1} to
	 * {@code $9} standing for its groups; elsewhere the path stays.
	 */
	static PathRewrite nginx(Pattern expression, String replacement) {
		return new Found(expression, replacement);
	}

	/** The whole path becomes another. */
	static PathRewrite full(String replacement) {
		String path = replacement.startsWith("/") ? replacement : "/" + replacement;
		return new Told("the path becomes " + path, (before) -> path);
	}

	/**
	 * What an element-wise prefix matched becomes something else; slashes at their ends
	 * play no part, and a path never loses the one in front.
	 */
	static PathRewrite prefix(String matched, String replacement) {
		String from = withoutLastSlash(matched);
		String to = withoutLastSlash(replacement);
		return new Told("prefix " + matched + " becomes " + replacement, (path) -> {
			String changed = to + (path.startsWith(from) ? path.substring(from.length()) : path);
			return changed.startsWith("/") ? changed : "/" + changed;
		});
	}

	private static String withoutLastSlash(String path) {
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

	private static String fill(String replacement, Matcher matcher) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < replacement.length(); i++) {
			char c = replacement.charAt(i);
			boolean group = c == '$' && i + 1 < replacement.length() && Character.isDigit(replacement.charAt(i + 1));
			if (group) {
				i++;
				int number = replacement.charAt(i) - '0';
				String captured = (number <= matcher.groupCount()) ? matcher.group(number) : null;
				text.append((captured != null) ? captured : "");
			}
			else {
				text.append(c);
			}
		}
		return text.toString();
	}

}

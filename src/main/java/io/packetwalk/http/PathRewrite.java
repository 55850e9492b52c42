package io.packetwalk.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of a path before it is sent on. */
@FunctionalInterface
public interface PathRewrite {

	/** It stays as it is. */
	PathRewrite NONE = (path) -> path;

	String apply(String path);

	/**
	 * nginx's <a href=
	 * "https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#rewrite">rewrite</a>:
	 * where the expression is found the whole path becomes the replacement, {@code $1} to
	 * {@code $9} standing for its groups; elsewhere the path stays.
	 */
	static PathRewrite nginx(Pattern expression, String replacement) {
		return (path) -> {
			Matcher matcher = expression.matcher(path);
			return matcher.find() ? fill(replacement, matcher) : path;
		};
	}

	/** The whole path becomes another. */
	static PathRewrite full(String replacement) {
		return (path) -> replacement.startsWith("/") ? replacement : "/" + replacement;
	}

	/**
	 * What an element-wise prefix matched becomes something else; slashes at their ends
	 * play no part, and a path never loses the one in front.
	 */
	static PathRewrite prefix(String matched, String replacement) {
		String from = withoutLastSlash(matched);
		String to = withoutLastSlash(replacement);
		return (path) -> {
			String changed = to + (path.startsWith(from) ? path.substring(from.length()) : path);
			return changed.startsWith("/") ? changed : "/" + changed;
		};
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

package io.packetwalk.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.packetwalk.manifest.yaml.Written.Scalar;
import io.packetwalk.manifest.yaml.Written.Style;

/** The source text of a dropped scalar: as many lines as before, none of them telling. */
final class BlankedText {

	private static final Pattern PROPERTIES = Pattern.compile("^(?:[&!]\\S*\\s+)+");

	private static final Pattern LINE = Pattern.compile("[^\\r\\n]+");

	private BlankedText() {
	}

	/** What replaces a scalar's source. */
	static String of(Scalar scalar, String source) {
		Matcher properties = PROPERTIES.matcher(source);
		int start = properties.find() ? properties.end() : 0;
		return source.substring(0, start) + value(scalar, source.substring(start));
	}

	private static String value(Scalar scalar, String source) {
		return switch (scalar.style()) {
			case BLOCK -> block(source);
			case QUOTED -> quoted(source);
			case PLAIN -> scalar.flow() ? lines("\"" + source + "\"", '"') : lines(source, (char) 0);
		};
	}

	/** The first line is the {@code |} or {@code >}. */
	private static String block(String source) {
		int first = 0;
		while (first < source.length() && source.charAt(first) != '\n' && source.charAt(first) != '\r') {
			first++;
		}
		String header = source.substring(0, first).replaceAll("#.*", "");
		return header + content(source.substring(first));
	}

	/** A comment after the content is not part of it and must stay one. */
	private static String content(String source) {
		int[] indent = { -1 };
		return LINE.matcher(source).replaceAll((line) -> {
			String text = line.group();
			int own = text.length() - text.stripLeading().length();
			if (text.isBlank()) {
				return Matcher.quoteReplacement(text);
			}
			indent[0] = (indent[0] < 0) ? own : indent[0];
			boolean comment = own < indent[0] && text.charAt(own) == '#';
			return text.substring(0, own) + (comment ? "# " : "") + Credentials.DROPPED;
		});
	}

	private static String quoted(String source) {
		return source.isEmpty() ? source : lines(source, source.charAt(0));
	}

	private static String lines(String source, char quote) {
		boolean isQuoted = quote == '"' || quote == '\'';
		String inner = isQuoted ? source.substring(1, Math.max(1, source.length() - 1)) : source;
		Matcher matcher = LINE.matcher(inner);
		String blanked = matcher.replaceAll((line) -> {
			String text = line.group();
			int indent = text.length() - text.stripLeading().length();
			return text.isBlank() ? Matcher.quoteReplacement(text) : text.substring(0, indent) + Credentials.DROPPED;
		});
		if (isQuoted && inner.isEmpty()) {
			blanked = Credentials.DROPPED;
		}
		return isQuoted ? quote + blanked + quote : blanked;
	}

}

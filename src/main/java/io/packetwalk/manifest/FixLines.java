package io.packetwalk.manifest;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The lines of a file, and small edits of single ones. */
final class FixLines {

	/** So far below a field its own fields are looked for. */
	private static final int NEAR = 12;

	private static final Pattern KEY = Pattern.compile("(\"?[^\\s\"'{}\\[\\],:]+\"?\\s*:)(\\s+)");

	private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s,}\\]#]+");

	private static final Pattern NAME = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s:{\\[\\],}]+");

	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)*");

	private final String file;

	private final List<String> lines;

	FixLines(String file, String text) {
		this.file = file;
		this.lines = List.of(text.split("\\r?\\n", -1));
	}

	boolean has(int number) {
		return number >= 1 && number <= this.lines.size();
	}

	String line(int number) {
		return this.lines.get(number - 1);
	}

	int last() {
		return this.lines.size();
	}

	int indent(int number) {
		String line = line(number);
		return line.length() - line.stripLeading().length();
	}

	Fix edit(int number, UnaryOperator<String> change) {
		return replace(number, number, change.apply(line(number)));
	}

	Fix replace(int first, int last, String after) {
		return new Fix(this.file, first, last, String.join("\n", this.lines.subList(first - 1, last)), after);
	}

	/**
	 * Another key or value at a place.
	 * @param key whether a key is meant where one stands there; else the value after it
	 */
	@Nullable Fix replaceToken(int number, int column, String text, boolean key) {
		return token(number, column, key,
				(old) -> old.startsWith("\"") || old.startsWith("'") ? old.charAt(0) + text + old.charAt(0) : text);
	}

	@Nullable Fix quoteToken(int number, int column) {
		return token(number, column, false, (old) -> old.startsWith("\"") ? old : '"' + old + '"');
	}

	@Nullable Fix unquoteToken(int number, int column) {
		return token(number, column, false,
				(old) -> old.matches("([\"'])(\\d+|true|false)\\1") ? old.substring(1, old.length() - 1) : old);
	}

	private @Nullable Fix token(int number, int column, boolean key, UnaryOperator<String> change) {
		String line = has(number) ? line(number) : "";
		int at = column - 1;
		if (at < 0 || at >= line.length()) {
			return null;
		}
		Matcher pair = KEY.matcher(line).region(at, line.length());
		int start = (!key && pair.lookingAt()) ? pair.end() : at;
		Matcher token = (key ? NAME : VALUE).matcher(line).region(start, line.length());
		return token.lookingAt() ? edit(number,
				(old) -> old.substring(0, token.start()) + change.apply(token.group()) + old.substring(token.end()))
				: null;
	}

	/** Another field with its value, where one stands. */
	Fix replacePair(int number, int column, String field) {
		return edit(number, (line) -> line.substring(0, column - 1)
				+ line.substring(column - 1).replaceFirst("^[\\w-]+:\\s+(\"[^\"]*\"|'[^']*'|[^\\s,}#]+)", field));
	}

	/** A field of its own line before the one that starts a line. */
	@Nullable Fix insertBefore(int number, String field) {
		String line = line(number);
		String indent = line.substring(0, indent(number));
		return line.stripLeading().startsWith("-") ? null : edit(number, (old) -> indent + field + "\n" + old);
	}

	/** A further field of the mapping that a list entry starts. */
	@Nullable Fix insertField(int number, String field) {
		Matcher entry = Pattern.compile("(\\s*- )[\\w-]+:.*").matcher(line(number));
		if (!entry.matches()) {
			return null;
		}
		return edit(number, (old) -> old + "\n" + " ".repeat(entry.group(1).length()) + field);
	}

	/** The first line from one on, within its document, that starts with a pattern. */
	int below(int number, String pattern) {
		Pattern wanted = Pattern.compile("\\s*" + pattern + ".*");
		return IntStream.rangeClosed(number, last())
			.takeWhile((one) -> one == number || !line(one).startsWith("---"))
			.filter((one) -> wanted.matcher(line(one)).matches())
			.findFirst()
			.orElse(0);
	}

	/**
	 * Where, on a field's line or on the deeper ones below it, a pattern ends.
	 * @return line and column, null when it is not there
	 */
	int @Nullable [] find(int number, String pattern) {
		Pattern wanted = Pattern.compile(pattern);
		for (int one = number; one <= Math.min(last(), number + NEAR); one++) {
			if (one > number && !line(one).isBlank() && indent(one) < indent(number)) {
				return null;
			}
			Matcher matcher = wanted.matcher(line(one));
			if (matcher.find()) {
				return new int[] { one, matcher.end() + 1 };
			}
		}
		return null;
	}

	/** Each host name of a line that is nearly this one, written so. */
	Stream<Fix> hostsNear(int number, String name) {
		String line = line(number);
		return HOST.matcher(line)
			.results()
			.filter((host) -> host.start() > line.indexOf(':') || !line.contains(":"))
			.filter((host) -> !host.group().equals(name))
			.filter((host) -> DidYouMean.nearest(first(host.group()), List.of(first(name))) != null)
			.map((host) -> edit(number, (old) -> old.substring(0, host.start()) + name + old.substring(host.end())));
	}

	private static String first(String host) {
		int dot = host.indexOf('.');
		return (dot < 0) ? host : host.substring(0, dot);
	}

}

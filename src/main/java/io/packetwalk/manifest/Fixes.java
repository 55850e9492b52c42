package io.packetwalk.manifest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Guesses the edits that may rid a file of a problem, from where it stands and what is
 * suggested. A guess is offered to nobody before it was tried.
 */
public final class Fixes {

	private static final Pattern MEANT = Pattern.compile("Did you mean \"?([^\\s\"=?]+)\"?\\?");

	private static final Pattern MEANT_LABEL = Pattern.compile("Did you mean the label \"(\\S+)\"\\?");

	private static final Pattern MEANT_KIND = Pattern.compile("Did you mean kind: (\\S+)\\?");

	private static final Pattern MEANT_KEY = Pattern.compile("Did you mean (kind|apiVersion) instead of (\\S+)\\?");

	private static final Pattern MEANT_SELECTOR = Pattern.compile("Did you mean selector ([^=,\\s]+)=([^=,\\s?]+)\\?");

	private static final Pattern API_VERSION = Pattern.compile("Write apiVersion: ([\\w./-]+)\\.");

	private static final Pattern PORT_NUMBER = Pattern.compile("Write port\\.number: (\\d+)\\.");

	private static final Pattern PATH_TYPE = Pattern.compile("Write pathType: (\\w+)\\.");

	/** {@code targetPort 8081 is not among the ports of the pods, http 8080/TCP (…)}. */
	private static final Pattern ONE_PORT = Pattern
		.compile("targetPort \\S+ is (?:not among the ports|no container port name) of [^,]+,"
				+ "(?: they have)? (?:(\\S+) )?(\\d+)/\\w+ \\(");

	private final Problem problem;

	private final SourceLocation at;

	private final FixLines lines;

	private Fixes(Problem problem, SourceLocation at, FixLines lines) {
		this.problem = problem;
		this.at = at;
		this.lines = lines;
	}

	/**
	 * The edits worth trying; where more than one of them helps, none is certain.
	 * @param text the text of the file the problem is in
	 */
	public static List<Fix> candidates(Problem problem, String text) {
		SourceLocation at = problem.location();
		FixLines lines = (at != null) ? new FixLines(at.file(), text) : null;
		if (at == null || lines == null || !lines.has(at.line())) {
			return List.of();
		}
		Fixes fixes = new Fixes(problem, at, lines);
		return fixes.edits().filter((fix) -> !fix.before().equals(fix.after())).distinct().toList();
	}

	private Stream<Fix> edits() {
		return switch (this.problem.code()) {
			case "TAB_INDENTATION" -> SyntaxFixes.tabs(this.lines, this.at);
			case "INDENTATION" -> SyntaxFixes.levels(this.lines, this.at.line(), this.problem.message());
			case "SYNTAX_ERROR" -> SyntaxFixes.quoted(this.lines, this.at, this.problem.suggestion());
			case "DUPLICATE_KEY" -> SyntaxFixes.separated(this.lines, this.at, this.problem.suggestion());
			case "WRONG_TYPE" -> quotes();
			case "MISSING_KIND", "MISSING_API_VERSION" -> identity();
			case "SELECTOR_MATCHES_NOTHING" -> selector();
			case "INGRESS_PORT_NOT_FOUND" -> Stream.concat(portNumber(), meant());
			case "TARGET_PORT_NOT_FOUND", "TARGET_PORT_NOT_DECLARED" -> Stream.concat(meant(), onlyPort()).limit(1);
			case "NAME_NOT_FOUND" -> hostName();
			case "PATH_TYPE_MISSING" -> missingPathType();
			default -> meant();
		};
	}

	private Stream<Fix> meant() {
		String suggestion = this.problem.suggestion();
		Matcher value = MEANT.matcher(suggestion);
		if (value.matches()) {
			boolean key = this.problem.code().equals("UNKNOWN_FIELD");
			return one(this.lines.replaceToken(this.at.line(), this.at.column(), value.group(1), key));
		}
		Matcher label = MEANT_LABEL.matcher(suggestion);
		if (label.matches()) {
			return one(this.lines.replaceToken(this.at.line(), this.at.column(), label.group(1), true));
		}
		Matcher kind = MEANT_KIND.matcher(suggestion);
		Matcher version = API_VERSION.matcher(suggestion);
		String written = kind.matches() ? kind.group(1) : version.matches() ? version.group(1) : null;
		return (written != null) ? one(this.lines.replaceToken(this.at.line(), this.at.column(), written, false))
				: Stream.empty();
	}

	private Stream<Fix> quotes() {
		return switch (this.problem.suggestion()) {
			case "Put it in quotes." -> one(this.lines.quoteToken(this.at.line(), this.at.column()));
			case "Write the number without quotes.", "Write true or false, without quotes." ->
				one(this.lines.unquoteToken(this.at.line(), this.at.column()));
			default -> Stream.empty();
		};
	}

	private Stream<Fix> identity() {
		Matcher slip = MEANT_KEY.matcher(this.problem.suggestion());
		if (slip.matches()) {
			int line = this.lines.below(this.at.line(), Pattern.quote(slip.group(2)) + "\\s*:");
			return (line == 0) ? Stream.empty()
					: one(this.lines.replaceToken(line, this.lines.indent(line) + 1, slip.group(1), true));
		}
		Matcher version = API_VERSION.matcher(this.problem.suggestion());
		return version.matches() ? one(this.lines.insertBefore(this.at.line(), "apiVersion: " + version.group(1)))
				: Stream.empty();
	}

	/** One pair differs: in its value, or the value stands under another key. */
	private Stream<Fix> selector() {
		Matcher pair = MEANT_SELECTOR.matcher(this.problem.suggestion());
		if (!pair.matches()) {
			return meant();
		}
		int[] value = this.lines.find(this.at.line(), "(?<![\\w./-])\"?" + Pattern.quote(pair.group(1)) + "\"?:\\s+");
		if (value != null) {
			return one(this.lines.replaceToken(value[0], value[1], pair.group(2), false));
		}
		int[] key = this.lines.find(this.at.line(), "(?=[\\w./-]+:\\s+\"?" + Pattern.quote(pair.group(2)) + "\\b)");
		return (key != null) ? one(this.lines.replaceToken(key[0], key[1], pair.group(1), true)) : Stream.empty();
	}

	private Stream<Fix> portNumber() {
		Matcher port = PORT_NUMBER.matcher(this.problem.suggestion());
		if (!port.matches()) {
			return Stream.empty();
		}
		int[] number = this.lines.find(this.at.line(), "\\bnumber:\\s+");
		if (number != null) {
			return one(this.lines.replaceToken(number[0], number[1], port.group(1), false));
		}
		int[] name = this.lines.find(this.at.line(), "(?=\\bname:\\s+\\S)");
		return (name != null) ? one(this.lines.replacePair(name[0], name[1], "number: " + port.group(1)))
				: Stream.empty();
	}

	private Stream<Fix> onlyPort() {
		Matcher only = ONE_PORT.matcher(this.problem.message());
		if (!only.find() || !this.lines.line(this.at.line()).contains("targetPort")) {
			return Stream.empty();
		}
		boolean named = this.problem.code().equals("TARGET_PORT_NOT_FOUND") && only.group(1) != null;
		return one(this.lines.replaceToken(this.at.line(), this.at.column(), only.group(named ? 1 : 2), false));
	}

	private Stream<Fix> hostName() {
		Matcher value = MEANT.matcher(this.problem.suggestion());
		return value.matches() ? this.lines.hostsNear(this.at.line(), value.group(1)) : Stream.empty();
	}

	private Stream<Fix> missingPathType() {
		Matcher type = PATH_TYPE.matcher(this.problem.suggestion());
		return type.matches() ? one(this.lines.insertField(this.at.line(), "pathType: " + type.group(1)))
				: Stream.empty();
	}

	private static Stream<Fix> one(@Nullable Fix fix) {
		return Stream.ofNullable(fix);
	}

}

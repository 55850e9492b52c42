package io.packetwalk.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drops credentials from text that cannot be parsed, line by line; drops too much rather
 * than too little.
 */
final class LineRedaction {

	private static final Pattern KEY = Pattern.compile("^([\\s-]*)([\"']?)([\\w./-]+)\\2(\\s*:)(\\s+|$)(.*)$");

	private static final Pattern INLINE = Pattern.compile("([A-Za-z_][\\w.-]{0,100})[\"']?\\s{0,8}[:=]\\s{0,8}");

	private static final Pattern INLINE_NAME = Pattern.compile("\\bname[\"']?\\s{0,8}:\\s{0,8}[\"']?([\\w.-]+)");

	private static final Pattern INLINE_VALUE = Pattern.compile("\\bvalue[\"']?\\s{0,8}:");

	private static final Pattern FLAG = Pattern.compile("(--?[A-Za-z][\\w-]{0,60})[\"']?[,\\s]{0,8}(.*)$");

	private static final Pattern BREAK = Pattern.compile("\r\n|\n|\r");

	private final List<String> out = new ArrayList<>();

	private final List<Integer> changed = new ArrayList<>();

	private int deeperThan = -1;

	private boolean insideKey;

	private boolean afterFlag;

	private boolean afterName;

	private int valueAbove = -1;

	private LineRedaction() {
	}

	/** The text with as many lines as before. */
	static Redacted redact(String text) {
		return new LineRedaction().lines(text);
	}

	private Redacted lines(String text) {
		Matcher breaks = BREAK.matcher(text);
		StringBuilder whole = new StringBuilder();
		List<String> ends = new ArrayList<>();
		int at = 0;
		while (breaks.find()) {
			line(text.substring(at, breaks.start()));
			ends.add(breaks.group());
			at = breaks.end();
		}
		line(text.substring(at));
		for (int i = 0; i < this.out.size(); i++) {
			whole.append(this.out.get(i)).append((i < ends.size()) ? ends.get(i) : "");
		}
		return new Redacted(whole.toString(), this.changed.stream().sorted().distinct().toList());
	}

	private void line(String line) {
		String kept = line.isBlank() ? line : redactLine(line);
		if (!kept.equals(line)) {
			this.changed.add(this.out.size());
		}
		this.out.add(kept);
	}

	private String redactLine(String line) {
		int indent = line.length() - line.stripLeading().length();
		if (line.contains("PRIVATE KEY-----")) {
			this.insideKey = line.contains("BEGIN") && !line.contains("-----END");
			return blank(line, indent);
		}
		boolean continued = this.insideKey || this.afterFlag || (this.deeperThan >= 0 && indent > this.deeperThan);
		this.afterFlag = false;
		if (continued) {
			return blank(line, indent);
		}
		this.deeperThan = -1;
		Matcher key = KEY.matcher(line);
		String kept = key.matches() ? field(line, key) : line;
		return kept.equals(line) ? inline(line, indent) : kept;
	}

	private String field(String line, Matcher key) {
		String name = key.group(3);
		String value = key.group(6);
		int indent = key.group(1).length();
		if (key.group(1).contains("-")) {
			this.afterName = false;
			this.valueAbove = -1;
		}
		boolean dropped = credential(name, value);
		switch (name) {
			case "name" -> {
				this.afterName = Credentials.named(value);
				if (this.afterName && this.valueAbove >= 0) {
					blankAbove();
				}
			}
			case "value" -> {
				dropped |= this.afterName && !value.isEmpty();
				this.valueAbove = this.out.size();
			}
			default -> {
			}
		}
		if (!dropped) {
			return line;
		}
		this.deeperThan = indent;
		String header = (value.startsWith("|") || value.startsWith(">")) ? value.replaceAll("[^|>0-9+-].*", "")
				: Credentials.DROPPED;
		return line.substring(0, key.start(6)) + header;
	}

	private static boolean credential(String name, String value) {
		return !value.isEmpty() && !value.startsWith("#") && !value.equals("true") && !value.equals("false")
				&& Credentials.namedField(name);
	}

	private void blankAbove() {
		String line = this.out.get(this.valueAbove);
		int colon = line.indexOf(':');
		this.out.set(this.valueAbove, line.substring(0, colon + 1) + " " + Credentials.DROPPED);
		this.changed.add(this.valueAbove);
	}

	private String inline(String line, int indent) {
		Matcher name = INLINE_NAME.matcher(line);
		Matcher value = INLINE_VALUE.matcher(line);
		if (name.find() && Credentials.named(name.group(1)) && value.find()) {
			return line.substring(0, value.end()) + " " + Credentials.DROPPED;
		}
		for (Matcher key = INLINE.matcher(line); key.find();) {
			String rest = line.substring(key.end()).strip();
			if (credential(key.group(1), rest) && !rest.startsWith("{") && !rest.startsWith("[")) {
				this.deeperThan = indent;
				return line.substring(0, key.end()) + Credentials.DROPPED;
			}
		}
		Matcher flag = FLAG.matcher(line);
		if (flag.find() && Credentials.namedField(flag.group(1))) {
			this.afterFlag = flag.group(2).isBlank();
			return this.afterFlag ? line : line.substring(0, flag.start(2)) + Credentials.DROPPED;
		}
		return Credentials.looksLikeOne(line) ? blank(line, indent) : line;
	}

	private String blank(String line, int indent) {
		this.insideKey &= !line.contains("-----END");
		return line.substring(0, indent) + Credentials.DROPPED;
	}

	/**
	 * Redacted text.
	 *
	 * @param text the text
	 * @param lines the lines that changed, counted from 0
	 */
	record Redacted(String text, List<Integer> lines) {
	}

}

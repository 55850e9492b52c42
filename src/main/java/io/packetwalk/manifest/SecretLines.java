package io.packetwalk.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document that cannot be parsed and seems to hold a Secret: only what says which
 * object it is stays.
 */
final class SecretLines {

	private static final Pattern KEY = Pattern.compile("^([\\s-]*[\"']?([\\w./-]+)[\"']?\\s*:)(\\s.*|)$");

	private static final Pattern HARMLESS = Pattern.compile("\\s*[\"']?[\\w./-]*[\"']?,?\\s*|\\s*[{\\[]\\s*");

	private static final Pattern OPENING = Pattern.compile("\\s*[{\\[]?\\s*");

	private static final Set<String> KEPT = Set.of("apiVersion", "kind", "name", "namespace", "type", "immutable");

	private static final Set<String> OPENED = Set.of("metadata", "labels", "annotations", "items", "data",
			"stringData");

	private static final Pattern BREAK = Pattern.compile("\r\n|\n|\r");

	private SecretLines() {
	}

	static LineRedaction.Redacted redact(String text) {
		StringBuilder out = new StringBuilder(text.length());
		List<Integer> changed = new ArrayList<>();
		Matcher breaks = BREAK.matcher(text);
		int dataIndent = -1;
		int at = 0;
		for (int number = 0; at <= text.length(); number++) {
			boolean more = breaks.find();
			String line = text.substring(at, more ? breaks.start() : text.length());
			Matcher key = KEY.matcher(line);
			int indent = line.length() - line.stripLeading().length();
			boolean keyed = key.matches();
			boolean known = keyed && isKnown(key.group(2), key.group(3));
			boolean inData = dataIndent >= 0 && indent > dataIndent;
			String kept = keep(line, key, indent, known && !inData);
			if (!kept.equals(line)) {
				changed.add(number);
			}
			if (known && !inData) {
				dataIndent = key.group(2).equals("data") || key.group(2).equals("stringData") ? indent : -1;
			}
			out.append(kept).append(more ? breaks.group() : "");
			at = more ? breaks.end() : text.length() + 1;
		}
		return new LineRedaction.Redacted(out.toString(), changed);
	}

	private static boolean isKnown(String name, String value) {
		return (KEPT.contains(name) && HARMLESS.matcher(value).matches())
				|| (OPENED.contains(name) && OPENING.matcher(value).matches());
	}

	private static String keep(String line, Matcher key, int indent, boolean known) {
		String stripped = line.strip();
		boolean structure = stripped.matches("[\\[\\]{},\\s]*|---|\\.\\.\\.|-");
		if (known || structure) {
			return line;
		}
		if (stripped.startsWith("#")) {
			return line.substring(0, indent) + "# " + Credentials.DROPPED;
		}
		if (!key.matches()) {
			return line.substring(0, indent) + Credentials.DROPPED;
		}
		return key.group(3).isBlank() ? line : key.group(1) + " " + Credentials.DROPPED;
	}

}

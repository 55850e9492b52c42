package io.packetwalk.controlplane.admission;

import java.util.regex.Pattern;

/**
 * What <a href=
 * "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">labels</a>
 * and port names may look like.
 */
final class LabelRules {

	private static final int LONGEST = 63;

	private static final int LONGEST_PREFIX = 253;

	private static final int LONGEST_PORT_NAME = 15;

	private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");

	private static final Pattern PREFIX = Pattern
		.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

	private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?");

	private LabelRules() {
	}

	static boolean isKey(String key) {
		int slash = key.indexOf('/');
		String prefix = key.substring(0, Math.max(0, slash));
		boolean named = isName(key.substring(slash + 1));
		return named && (slash < 0 || (prefix.length() <= LONGEST_PREFIX && PREFIX.matcher(prefix).matches()));
	}

	static boolean isValue(String value) {
		return value.isEmpty() || isName(value);
	}

	static boolean isPortName(String name) {
		return name.length() <= LONGEST_PORT_NAME && PORT_NAME.matcher(name).matches();
	}

	private static boolean isName(String text) {
		return text.length() <= LONGEST && NAME.matcher(text).matches();
	}

}

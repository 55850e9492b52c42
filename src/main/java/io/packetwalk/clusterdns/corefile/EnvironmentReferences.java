package io.packetwalk.clusterdns.corefile;

import java.util.regex.Pattern;

/**
 * {@code {$NAME}} and {@code {%NAME%}} in a Corefile. The environment of CoreDNS's
 * container is not looked at, and a variable that is not set is empty.
 */
final class EnvironmentReferences {

	private static final Pattern WINDOWS = Pattern.compile("\\{%[^%}]+%}");

	private static final Pattern UNIX = Pattern.compile("\\{\\$[^}]+}");

	private EnvironmentReferences() {
	}

	static String resolve(String text) {
		return text.contains("{") ? UNIX.matcher(WINDOWS.matcher(text).replaceAll("")).replaceAll("") : text;
	}

}

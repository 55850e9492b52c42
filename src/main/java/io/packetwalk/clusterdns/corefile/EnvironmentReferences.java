package io.packetwalk.clusterdns.corefile;

/**
 * {@code {$NAME}} and {@code {%NAME%}} in a Corefile. The environment of CoreDNS's
 * container is not looked at, and a variable that is not set is empty.
 */
final class EnvironmentReferences {

	private EnvironmentReferences() {
	}

	static String resolve(String text) {
		return without(without(text, "{%", "%}"), "{$", "}");
	}

	private static String without(String text, String start, String end) {
		int index = text.indexOf(start);
		if (index < 0) {
			return text;
		}
		StringBuilder rest = new StringBuilder(text);
		while (index >= 0) {
			int close = rest.indexOf(end, index);
			boolean named = close > index + start.length();
			if (!named) {
				break;
			}
			rest.delete(index, close + end.length());
			// what is left on both sides may make a new reference
			index = rest.indexOf(start, Math.max(0, index - 1));
		}
		return rest.toString();
	}

}

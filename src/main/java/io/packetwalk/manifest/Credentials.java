package io.packetwalk.manifest;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells what looks like a credential, by its name or by itself. */
final class Credentials {

	/** What stands where a credential stood. */
	static final String DROPPED = "•••";

	private static final List<String> WORDS = List.of("password", "passwd", "passphrase", "token", "secret",
			"credential", "apikey", "accesskey", "privatekey", "authkey", "encryptionkey", "signingkey", "masterkey",
			"keydata", "connectionstring");

	private static final List<String> WHOLE_WORDS = List.of("pass", "pwd", "pw", "pat");

	/** Names that end so say where a credential is, not what it is. */
	private static final List<String> POINTERS = List.of("name", "ref", "file", "path", "dir", "namespace", "selector",
			"type", "provider", "issuer", "audience", "seconds", "ttl", "expiry");

	private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

	private static final Pattern URL_WITH_PASSWORD = Pattern
		.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}://[^/\\s:@]{0,200}:[^/\\s@]{1,500}@");

	private static final Pattern KNOWN_TOKEN = Pattern
		.compile("(?:^|[^A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\\w{20,}|glpat-[\\w-]{15,}"
				+ "|xox[abprs]-[\\w-]{10,}|AKIA[0-9A-Z]{16}|sk_live_\\w{10,}|eyJ[\\w-]{40,}[\\w.=+/-]*)");

	private static final int LONGEST_NAME = 200;

	private static final int SHORTEST_TOKEN = 20;

	private Credentials() {
	}

	/**
	 * Whether an environment variable, an annotation or a flag of this name holds one.
	 */
	static boolean named(String name) {
		return name.length() <= LONGEST_NAME && named(name, joined(name));
	}

	/**
	 * As {@link #named}, but for fields whose meaning nobody defined: not a pointer to
	 * one.
	 */
	static boolean namedField(String name) {
		if (name.length() > LONGEST_NAME) {
			return false;
		}
		String joined = joined(name);
		return named(name, joined) && POINTERS.stream().noneMatch(joined::endsWith);
	}

	private static boolean named(String name, String joined) {
		for (String word : WORDS) {
			if (joined.contains(word)) {
				return true;
			}
		}
		return joined.contains("p") && WORD_BREAK.splitAsStream(name)
			.map((word) -> word.toLowerCase(Locale.ROOT))
			.anyMatch(WHOLE_WORDS::contains);
	}

	private static String joined(String name) {
		StringBuilder joined = new StringBuilder(name.length());
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			if (c < 128 && Character.isLetterOrDigit(c)) {
				joined.append(Character.toLowerCase(c));
			}
		}
		return joined.toString();
	}

	/** A text without those that are one whatever their name is. */
	static String without(String text) {
		return looksLikeOne(text)
				? KNOWN_TOKEN.matcher(URL_WITH_PASSWORD.matcher(text).replaceAll(DROPPED)).replaceAll(" " + DROPPED)
				: text;
	}

	/** Whether a value is one whatever its name is. */
	static boolean looksLikeOne(String value) {
		if (value.contains("://") && URL_WITH_PASSWORD.matcher(value).find()) {
			return true;
		}
		return value.length() >= SHORTEST_TOKEN
				&& (value.contains("PRIVATE KEY-----") || (mayHoldToken(value) && KNOWN_TOKEN.matcher(value).find()));
	}

	private static boolean mayHoldToken(String value) {
		return value.contains("gh") || value.contains("glpat") || value.contains("xox") || value.contains("AKIA")
				|| value.contains("sk_live") || value.contains("eyJ");
	}

}

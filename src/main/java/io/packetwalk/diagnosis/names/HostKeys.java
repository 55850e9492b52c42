package io.packetwalk.diagnosis.names;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a variable, a flag or a setting says about its value. */
final class HostKeys {

	/** What a program itself is called or listens on; it does not look that up. */
	private static final Set<String> OWN = Set.of("LISTEN", "LISTENER", "LISTENERS", "BIND", "ADVERTISE", "ADVERTISED",
			"PUBLIC", "REDIRECT", "CALLBACK", "CORS", "ORIGIN", "ORIGINS", "ALLOWED", "CANONICAL", "IMAGE", "VERSION",
			"TAG", "COOKIE", "AUDIENCE", "INGRESS", "VIRTUAL", "LETSENCRYPT", "DOCS", "HOMEPAGE", "SCHEMA", "XMLNS");

	private static final Pattern OWN_URL = Pattern.compile("(?:.*_)?(?:EXTERNAL|ROOT|SITE|FRONTEND)_UR[LI]|NO_PROXY");

	private static final Set<String> HOSTS = Set.of("HOST", "HOSTS");

	private static final Set<String> ADDRESSES = Set.of("URL", "URLS", "URI", "ADDR", "ADDRS", "ADDRESS", "ADDRESSES",
			"SERVER", "SERVERS", "ENDPOINT", "ENDPOINTS", "UPSTREAM", "UPSTREAMS", "BROKER", "BROKERS", "TARGET",
			"TARGETS", "BACKEND", "SERVICE");

	private static final Pattern BREAK = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

	private HostKeys() {
	}

	/** Whether the value is the program's own address, or none at all. */
	static boolean own(String key) {
		List<String> words = words(key);
		return words.stream().anyMatch(OWN::contains) || OWN_URL.matcher(String.join("_", words)).matches();
	}

	/** Whether the value is somebody to connect to: {@code DB_HOST}, {@code --url}. */
	static boolean connects(String key) {
		List<String> words = words(key);
		return !words.isEmpty() && (ADDRESSES.contains(words.getLast()) || HOSTS.contains(words.getLast()));
	}

	/**
	 * Whether a plain word may be a host: {@code HOST} alone is most often where a
	 * program listens.
	 */
	static boolean plain(String key) {
		return connects(key) && words(key).size() > 1;
	}

	/** Whether a plain word can be nothing else: {@code DB_HOST}. */
	static boolean plainForCertain(String key) {
		return plain(key) && HOSTS.contains(words(key).getLast());
	}

	private static List<String> words(String key) {
		return BREAK.splitAsStream(key)
			.filter((word) -> !word.isEmpty())
			.map((word) -> word.toUpperCase(Locale.ROOT))
			.toList();
	}

}

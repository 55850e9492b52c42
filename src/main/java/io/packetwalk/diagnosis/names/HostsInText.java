package io.packetwalk.diagnosis.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names of hosts in what a container is given, and rather too few than one that
 * is none.
 */
final class HostsInText {

	private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss", "tcp", "udp", "tls", "ssl", "grpc",
			"grpcs", "redis", "rediss", "postgres", "postgresql", "mysql", "mariadb", "mongodb", "amqp", "amqps",
			"nats", "kafka", "plaintext", "ssh", "ftp", "sftp", "smtp", "smtps", "ldap", "ldaps", "mqtt", "mqtts",
			"memcached", "clickhouse", "elasticsearch", "rtsp", "rtmp", "git", "h2c", "bolt", "neo4j", "zipkin",
			"sqlserver", "syslog", "etcd", "imap", "imaps", "fastcgi", "uwsgi", "couchdb", "hdfs", "trino");

	private static final Pattern URL = Pattern
		.compile("(?<![A-Za-z0-9+.-])([A-Za-z][A-Za-z0-9+.-]{1,20})://([^\\s/\"'`<>?#;(){}|\\\\]+)");

	private static final Pattern PLACE = Pattern.compile("([^:\\s]+):(\\d{1,5})(?:/\\S*)?");

	/** A word of a command line that asks for a name. */
	private static final Pattern ASKS = Pattern.compile(
			"(?<![\\w/-])(?:nslookup|getent\\s+(?:a?hosts|ahostsv4)|nc(?:\\s+-[a-zA-Z]+(?:\\s+\\d+)?)*)\\s+([A-Za-z][\\w.-]*)");

	private static final Pattern FLAG = Pattern.compile("(?s)(-{1,2}[A-Za-z][\\w.-]*|[A-Z][A-Z0-9_]+)=(.*)");

	private static final int LEAST_UNUSUAL_PORT = 1000;

	private static final Set<Integer> USUAL_PORTS = Set.of(53, 80, 389, 443, 587, 636);

	private final WrittenText text;

	private final Set<UsedName> found = new LinkedHashSet<>();

	private HostsInText(WrittenText text) {
		this.text = text;
	}

	/** The names in a text, in their order. */
	static List<UsedName> of(WrittenText text) {
		HostsInText worker = new HostsInText(text);
		switch (text.kind()) {
			case VARIABLE -> worker.value(text.key(), text.text());
			case ARGUMENT -> worker.argument();
			case FILE -> worker.found.addAll(HostsInFile.of(text));
		}
		return List.copyOf(worker.found);
	}

	private void argument() {
		Matcher flag = FLAG.matcher(this.text.text());
		if (flag.matches()) {
			value(flag.group(1), flag.group(2));
			return;
		}
		value(this.text.key(), this.text.text());
		Matcher asks = ASKS.matcher(this.text.text());
		while (asks.find()) {
			if (HostForm.alone(asks.group(1))) {
				add(asks.group(1), "", true, asks.start(1));
			}
		}
	}

	private void value(String key, String value) {
		if (HostKeys.own(key)) {
			return;
		}
		int shift = this.text.text().length() - value.length();
		for (Mention mention : urls(value)) {
			add(mention.name(), mention.scheme(), true, shift + mention.at());
		}
		Matcher words = Pattern.compile("[^,;\\s\"'=()]+").matcher(value);
		boolean alone = value.strip().indexOf(' ') < 0 && value.strip().indexOf('\n') < 0;
		while (words.find()) {
			word(key, words.group(), shift + words.start(), alone);
		}
	}

	private void word(String key, String word, int at, boolean alone) {
		Matcher place = PLACE.matcher(word);
		if (place.matches()) {
			boolean known = HostKeys.connects(key);
			if (HostForm.alone(place.group(1)) && (known || usual(Integer.parseInt(place.group(2))))) {
				add(place.group(1), "", known, at);
			}
		}
		else if (alone && HostKeys.plain(key) && HostForm.alone(word)) {
			add(word, "", HostKeys.plainForCertain(key) || word.contains("."), at);
		}
	}

	/** {@code redis:7} is an image, {@code redis:6379} a place. */
	private static boolean usual(int port) {
		return port >= LEAST_UNUSUAL_PORT || USUAL_PORTS.contains(port);
	}

	private void add(String name, String scheme, boolean certain, int at) {
		int line = 1 + (int) this.text.text().substring(0, at).chars().filter((c) -> c == '\n').count();
		boolean known = this.found.stream().anyMatch((used) -> used.name().equals(name) && used.line() == line);
		if (!known) {
			this.found.add(new UsedName(this.text, name, scheme, certain, line));
		}
	}

	/** The hosts of the URLs in a text; several may stand in one. */
	static List<Mention> urls(String text) {
		if (!text.contains("://")) {
			return List.of();
		}
		List<Mention> mentions = new ArrayList<>();
		Matcher url = URL.matcher(text);
		while (url.find()) {
			String scheme = url.group(1).toLowerCase(Locale.ROOT);
			if (SCHEMES.contains(scheme) && isPlain(url.group(2))) {
				String hosts = url.group(2).substring(url.group(2).lastIndexOf('@') + 1);
				for (String place : hosts.split(",")) {
					host(place).ifPresent((name) -> mentions.add(new Mention(name, scheme, url.start(2))));
				}
			}
		}
		return mentions;
	}

	/** Nothing that is still to be filled in, and nothing that was dropped. */
	private static boolean isPlain(String authority) {
		return authority.chars().noneMatch((c) -> c == '$' || c == '%' || c == '*' || c > 126);
	}

	/** The host of {@code host} or {@code host:port}. */
	static Optional<String> host(String place) {
		int colon = place.indexOf(':');
		String host = (colon < 0) ? place : place.substring(0, colon);
		boolean port = colon < 0 || place.substring(colon + 1).matches("\\d{1,5}");
		return (port && HostForm.inUrl(host)) ? Optional.of(host) : Optional.empty();
	}

	/**
	 * A host in a URL.
	 *
	 * @param at where it stands
	 */
	record Mention(String name, String scheme, int at) {
	}

}
